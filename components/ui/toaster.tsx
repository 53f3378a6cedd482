'use client'

import dynamic from 'next/dynamic'
import { loadToaster } from './load-toaster'

/** Where `notify` shows its toasts; the workspace layout has one. Loaded after the page, so it costs no first paint. */
export const Toaster = dynamic(() => loadToaster().then((module) => module.ToasterView), {
  ssr: false,
})
