@node "%~dp0schema-engine.mjs" %*
