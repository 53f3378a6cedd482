/** The one place that imports the toasts, so that the view and the first toast share one download. */
export const loadToaster = () => import('./toaster-view')
