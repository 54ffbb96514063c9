import { Component, type ReactNode } from 'react'
import { Trouble } from './Trouble.tsx'

type Props = { children: ReactNode; message: string }

/** Keeps a part's fault inside the part: the rest of the page goes on. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <Trouble message={this.props.message} onRetry={() => this.setState({ failed: false })} />
  }
}
