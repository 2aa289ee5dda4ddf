import type { Cohort } from '../cohort/cohort.js';
import type { FittedModel } from '../models/model.js';
import type { PipelineSpec } from '../pipeline/spec.js';
import { figureForm, type MimeBundle } from './display.js';
import type { Figure } from './figure.js';
import { cohortBundle, modelBundle, pipelineBundle } from './rich-results.js';
import { frameBundle, type FrameLike } from './rich-frame.js';

/** A value in several forms by MIME type, of which a front end picks the richest it can show. */
export interface RichForm {
  readonly data: MimeBundle;
  readonly metadata: Record<string, object>;
}

/**
 * How a value looks when it is a cell's last expression: a figure live and as a picture; a danfo frame or series, a
 * fitted model or pipeline, a pipeline's specification and a cohort as tables. They are plain data and are told by
 * their shape.
 *
 * @returns undefined for every other value
 */
export async function richForm(value: unknown): Promise<RichForm | undefined> {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isFigure(value)) return figureForm(value);
  const data = bundleOf(value);
  return data && { data, metadata: {} };
}

function bundleOf(value: object): MimeBundle | undefined {
  if (isFrame(value)) return frameBundle(value);
  if (isModel(value)) return modelBundle('Fitted model', value);
  if ('model' in value && 'predict' in value && isModel(value.model)) {
    return modelBundle('Fitted pipeline', value.model);
  }
  if (isPipeline(value)) return pipelineBundle(value);
  if (isCohort(value)) return cohortBundle(value);
  return undefined;
}

function isFigure(value: Partial<Figure>): value is Figure {
  const { data, layout, alt } = value;
  return Array.isArray(data) && typeof layout?.width === 'number' && typeof alt === 'string';
}

function isFrame(value: Partial<FrameLike>): value is FrameLike {
  return '$isSeries' in value && Array.isArray(value.columns) && Array.isArray(value.values);
}

function isModel(value: unknown): value is FittedModel {
  const { probes, importance, summary, score } = (value ?? {}) as Partial<FittedModel>;
  return (
    Array.isArray(probes) &&
    Array.isArray(importance) &&
    typeof summary === 'object' &&
    typeof score === 'function'
  );
}

function isPipeline(value: Partial<PipelineSpec>): value is PipelineSpec {
  return value.kind === 'pipeline' && Array.isArray(value.steps) && value.model !== undefined;
}

function isCohort(value: Partial<Cohort>): value is Cohort {
  const { expression, samples, probes, classes, provenance } = value;
  const lists = Array.isArray(samples) && Array.isArray(probes);
  return lists && !!expression && !!classes && typeof provenance?.name === 'string';
}
