import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';
import { OverlayApp } from './overlay/overlay-app.tsx';

/** What stands over the panes is a page of its own, in a view above them (main/window/overlay). */
const root = document.getElementById('window');
if (!root) throw new Error('overlay.html has no place for what stands over the panes');
createRoot(root).render(
  <StrictMode>
    <OverlayApp bridge={window.jarful} />
  </StrictMode>,
);
