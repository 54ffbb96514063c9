import '@fontsource-variable/inter'
import './graphiql/graphiql.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ExplorerPage } from './graphiql/ExplorerPage.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('graphiql.html has no #root')
createRoot(place).render(
  <StrictMode>
    <ExplorerPage />
  </StrictMode>,
)
