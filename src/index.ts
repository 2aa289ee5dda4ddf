/**
 * The public surface, in the order a notebook uses it. Nothing here loads plotly, danfo or Node's file system eagerly.
 *
 * @packageDocumentation
 */

// numerics
export { correlation, mean, median, quantiles, standardDeviation } from './numerics/describe.js';
export { hypergeometricUpperTail } from './numerics/hypergeometric.js';
export { principalComponents, type PrincipalComponents } from './numerics/pca.js';
export { random, type Random } from './numerics/random.js';
export { naiveTwoSidedP } from './numerics/naive-two-sided-p.js';
export { twoSidedP } from './numerics/student-t.js';

// cohort
export {
  cohortTitle,
  type Cohort,
  type Finding,
  type Probe,
  type Provenance,
  type Sample,
  type Scale,
  type Split,
} from './cohort/cohort.js';
export {
  allSamples,
  divide,
  heldOutSet,
  leakyTrainingSet,
  trainingSet,
  wholeCohort,
} from './cohort/dataset.js';
export type { Dataset, HeldOutSet, Label, TrainingSet } from './cohort/dataset.js';
export { checkCohort } from './cohort/check.js';
export { validateCohort } from './cohort/validate.js';
export { cohortCsv, cohortGct, saveCohort } from './cohort/write.js';

// curated
export { type Biomarker, loadBiomarkers } from './curated/biomarkers.js';
export { loadLiterature, type PublishedResult } from './curated/literature.js';

// loading
export { loadCohort, type CohortRequest } from './loading/load.js';

// preprocessing
export { arrayNormalisation } from './preprocessing/array-normalisation.js';
export type { ArrayNormalisationMethod } from './preprocessing/array-normalisation.js';
export { hideShares } from './preprocessing/hide-values.js';
export { largestZ, type LargestZ } from './preprocessing/largest-z.js';
export { probesAcrossBrightness } from './preprocessing/probes-across-brightness.js';
export { log2 } from './preprocessing/log2.js';
export { log2Cpm } from './preprocessing/log2-cpm.js';
export { medianImputation } from './preprocessing/impute.js';
export { scatterByBrightness, type ScatterByMean } from './preprocessing/scatter-by-brightness.js';
export { standardise } from './preprocessing/standardise.js';
export { preparation, toLog2, type ToLog2Spec } from './preprocessing/to-log2.js';
export type { FittedTransform } from './preprocessing/transform.js';

// models
export { diagonalLda } from './models/diagonal-lda.js';
export { elasticNetPath, type ElasticNetPath } from './models/elastic-net-path.js';
export { coefficientPaths, regularisationRows } from './models/elastic-net-rows.js';
export { kNearestNeighbours } from './models/k-nearest-neighbours.js';
export { crossValidatePath, type PathCrossValidation } from './models/lambda-cross-validation.js';
export { logisticRegression } from './models/logistic-regression.js';
export { nearestShrunkenCentroids } from './models/nearest-shrunken-centroids.js';
export { growTrees } from './models/forest.js';
export {
  forestPermutationImportance,
  growRandomForest,
  randomForest,
} from './models/random-forest.js';
export { svm, svmRbf, type SvmSpec } from './models/svm.js';
export { topScoringPair } from './models/top-scoring-pair.js';
export { NO_CALL_BELOW, weightedVoting } from './models/weighted-voting.js';
export type { FittedModel } from './models/model.js';

// selection
export { maxT } from './selection/max-t.js';
export { moderatedT, type ModeratedT } from './selection/moderated-t.js';
export { adjust, type Correction } from './selection/multiple-testing.js';
export { pathFilter } from './selection/path-filter.js';
export { rfe, type RfeOptions, rfeRanking, type RfeRanking } from './selection/rfe.js';
export { selectionStatistics, type SelectionRow } from './selection/selection-table.js';
export { signalToNoise } from './selection/signal-to-noise.js';
export { frequencyRows, stabilityRows } from './selection/stability-table.js';
export type { FrequencyRow, NamedLists, StabilityRow } from './selection/stability-table.js';
export { kuncheva, nogueira, selectionFrequencies, sharedByPairs } from './selection/stability.js';
export { falseSelectionBound, stabilitySelection } from './selection/stability-selection.js';
export { tTests, type TTests, type TTestVariant } from './selection/t-test.js';
export { tTestFilter } from './selection/t-test-filter.js';
export { usualFilter, usualFilterWords } from './selection/usual-filter.js';
export { variance, varianceFilter } from './selection/variance-filter.js';
export { wilcoxon, type Wilcoxon } from './selection/wilcoxon.js';

// pipeline
export { pipeline } from './pipeline/spec.js';
export type { ModelSpec, PipelineSpec, TransformSpec } from './pipeline/spec.js';
export { fit, fitTransform, fitTransforms } from './pipeline/fit.js';
export { sharedFits, type SharedFits } from './pipeline/shared-fits.js';
export type { FittedPipeline, Predictions } from './pipeline/fit.js';

// evaluation
export {
  type BootstrapInterval,
  bootstrapIntervals,
  stratifiedResamples,
} from './evaluation/bootstrap.js';
export {
  brierParts,
  type BrierParts,
  calibrationCurve,
  type CalibrationBin,
  expectedCalibrationError,
} from './evaluation/calibration.js';
export { compareEngines, type EngineResult } from './evaluation/compare-engines.js';
export {
  type ClassErrors,
  crossValidatedClassErrors,
  heldOutClassErrors,
} from './evaluation/class-errors.js';
export { clarity, coverageCurve, type CoveragePoint } from './evaluation/coverage.js';
export { splitShift } from './evaluation/split-shift.js';
export { choose, CHOOSING_RULE, type ChoosingRule, summarise } from './evaluation/choose.js';
export {
  auditLabels,
  leakageAudit,
  type LeakageRow,
  meanAccuracy,
} from './evaluation/leakage-audit.js';
export { listsWithout, resampledLists } from './evaluation/resampled-lists.js';
export {
  complementaryHalves,
  leftOutOfFolds,
  type LeftOutRows,
  stratifiedSubsamples,
} from './evaluation/resamples.js';
export {
  crossValidate,
  crossValidateFold,
  meanScores,
  overRepeats,
  withinOneSample,
} from './evaluation/cross-validation.js';
export type { CrossValidation, FoldResult } from './evaluation/cross-validation.js';
export type { LearnerSpec, NamedLearners } from './evaluation/learn.js';
export { tuned, type TunedSpec } from './evaluation/tune.js';
export { everyPair } from './evaluation/every-pair.js';
export { readLearners } from './evaluation/read-learners.js';
export { choiceHash, choiceSpec, type ChoiceSpec } from './evaluation/choice.js';
export {
  hardestPatients,
  majorityCalls,
  patientVotes,
  type PatientVotes,
} from './evaluation/patient-votes.js';
export { evaluateHoldOut, type HoldOutResult } from './evaluation/hold-out.js';
export { answerClaim, type Claim } from './evaluation/claims.js';
export { clopperPearson, type Interval, wilson } from './evaluation/intervals.js';
export { type LiteratureRow, literatureRows, measureLiterature } from './evaluation/literature.js';
export { mcnemar, type McNemar } from './evaluation/mcnemar.js';
export { averagePrecision, confusion, metrics, rocAuc, rocCurve } from './evaluation/metrics.js';
export type { Metrics } from './evaluation/metrics.js';
export {
  permutationTest,
  permutedMetrics,
  type PermutationTest,
} from './evaluation/permutation-test.js';
export { publishedMethods, type PublishedMethods } from './evaluation/published-methods.js';
export {
  correctedResampledTTest,
  meanDifference,
  type PipelineDifference,
  pipelineDifferences,
  type ResampledTTest,
} from './evaluation/resampled-t-test.js';
export { stratifiedKFold, type ResamplingPlan } from './evaluation/resampling.js';
export { thresholdByFolds, type ThresholdByFoldsSpec } from './evaluation/threshold.js';

// interpretation
export {
  markerOverlap,
  markerRanks,
  markerRows,
  overlapRows,
} from './interpretation/biomarkers.js';
export type { Overlap } from './interpretation/biomarkers.js';
export {
  firstProbes,
  fitModels,
  type FittedModels,
  furtherRankings,
  rankProbes,
} from './interpretation/rank-probes.js';
export { countShared, meanOverlap } from './interpretation/agreement.js';
export { rankByImportance, type RankedProbe, shareOfFirst } from './interpretation/importance.js';
export { accuracyShuffled, fitFolds, permutationImportance } from './interpretation/permutation.js';
export { clearest, closest, explain, type Explanation } from './interpretation/explanation.js';
export {
  explainAll,
  meanSize,
  shapleyValues,
  type ShapleyValues,
} from './interpretation/shapley.js';
export { shapleyRows } from './interpretation/shapley-rows.js';

// parallel
export { workerPool } from './parallel/worker-pool.js';
export type { Workers } from './numerics/workers.js';

// cluster
export { mergedNestedCrossValidation, type MergedCrossValidation } from './cluster/merged.js';

// presentation
export { say, show } from './presentation/display.js';
export { showInPlace } from './presentation/show-in-place.js';
export type { Figure } from './presentation/figure.js';
export { frame, type Row } from './presentation/frame.js';
export {
  evaluationParameters,
  explorationParameters,
  interpretabilityParameters,
  modelingParameters,
  preprocessingParameters,
  selectionParameters,
} from './presentation/parameters.js';
export type {
  EvaluationParameters,
  ExplorationParameters,
  InterpretabilityParameters,
  ModelingParameters,
  PreprocessingParameters,
  SelectionParameters,
} from './presentation/parameters.js';
export { progress } from './presentation/progress.js';
export { openResults, type Results, TABLES } from './presentation/results.js';
export type { Measures } from './presentation/changes.js';
export { scaleStory } from './presentation/scale-words.js';
export { table } from './presentation/table.js';
export { counted, percent } from './presentation/words.js';
export * as figures from './presentation/figures/index.js';
