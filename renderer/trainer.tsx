import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';
import { TrainerApp } from './trainer/trainer-app.tsx';

/** The trainer's own window (main/window/shell/electron-trainer-window.ts). */
const root = document.getElementById('window');
if (!root) throw new Error('trainer.html has no place for what the trainer sees');
createRoot(root).render(
  <StrictMode>
    <TrainerApp bridge={window.jarful} />
  </StrictMode>,
);
