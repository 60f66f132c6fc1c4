import { startApp } from './app.ts';
import type { PageData } from './data.ts';
import { byId } from './element.ts';

startApp(JSON.parse(byId('data').textContent ?? '') as PageData);
