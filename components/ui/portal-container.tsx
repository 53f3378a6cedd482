'use client'

import { createContext, useContext } from 'react'

/**
 * Where menus and lists open. A modal dialog blocks scrolling and clicks outside itself, so what opens from within it must
 * be placed within it too.
 */
const PortalContainer = createContext<HTMLElement | null>(null)

export const PortalContainerProvider = PortalContainer.Provider

/** The nearest dialog, or undefined for the page. */
export function usePortalContainer(): HTMLElement | undefined {
  return useContext(PortalContainer) ?? undefined
}
