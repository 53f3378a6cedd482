'use client'

import dynamic from 'next/dynamic'

/** Where `notify` shows its toasts; the workspace layout has one. Loaded after the page, so it costs no first paint. */
export const Toaster = dynamic(() => import('./toaster-view').then((module) => module.ToasterView), {
  ssr: false,
})
