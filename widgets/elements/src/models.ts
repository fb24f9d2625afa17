/** The wire form of `GET /models`, and the list's rows made of it. */

export interface ReasonJson {
  code: 'policy' | 'no_key' | 'retired' | 'not_offered';
  policy?: string | null;
  provider?: string | null;
  date?: string | null;
  replacement?: string | null;
}

export interface ModelJson {
  id: string;
  providerId: string;
  name: string;
  contextWindow: number | null;
  outputLimit: number | null;
  inputUsdPerMillion: string | null;
  outputUsdPerMillion: string | null;
  abilities: string[];
  lifecycle: 'active' | 'preview' | 'deprecated' | 'retired';
  retiresAt: string | null;
  replacement: string | null;
  available: boolean;
  reason: ReasonJson | null;
}

export interface Choice {
  providerId: string;
  modelId: string;
}

export interface ModelsJson {
  models: ModelJson[];
  providers: { id: string; name: string }[];
  choice: Choice | null;
  routeChoice: boolean;
}

export const valueOf = (choice: Choice | null) => (choice ? choice.providerId + ':' + choice.modelId : '');
export const choiceOf = (model: ModelJson): Choice => ({ providerId: model.providerId, modelId: model.id });

/** A heading (a provider's name) or an option (a model; null lets the route decide). Tops and heights in em. */
export type Row = { top: number; height: number } & (
  | { heading: string }
  | { heading?: undefined; model: ModelJson | null; index: number }
);
export type OptionRow = Extract<Row, { index: number }>;

export const HEADING = 2.2;
export const OPTION = 3.6;

interface Group {
  name: string;
  models: { model: ModelJson; text: string }[];
}

/** Models by provider with what each is searched by, prepared once for each reply. */
export class ModelList {
  readonly #groups: Group[] = [];
  readonly byValue = new Map<string, ModelJson>();
  readonly names = new Map<string, string>();

  constructor(readonly json: ModelsJson) {
    const groups = new Map<string, Group>();
    for (const { id, name } of json.providers) this.names.set(id, name);
    for (const model of json.models) {
      const name = this.provider(model.providerId);
      let group = groups.get(model.providerId);
      if (!group) {
        groups.set(model.providerId, (group = { name, models: [] }));
        this.#groups.push(group);
      }
      const text = `${model.name} ${model.id} ${name} ${model.abilities.join(' ')}`.toLowerCase();
      group.models.push({ model, text });
      this.byValue.set(valueOf(choiceOf(model)), model);
    }
  }

  provider(id: string) {
    return this.names.get(id) ?? id;
  }

  /** By `providerId:modelId`, or by the model's id alone. */
  find(value: string) {
    return this.byValue.get(value) ?? this.json.models.find((model) => model.id === value) ?? null;
  }

  /** Every word of the query has to occur. */
  rows(query: string, withRoute: boolean): Row[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const rows: Row[] = [];
    let top = 0;
    let index = 0;
    const push = (height: number, rest: { heading: string } | { model: ModelJson | null; index: number }) => {
      rows.push({ top, height, ...rest } as Row);
      top += height;
    };
    if (withRoute && !words.length) push(OPTION, { model: null, index: index++ });
    for (const { name, models } of this.#groups) {
      let headed = false;
      for (const { model, text } of models) {
        if (!words.every((word) => text.includes(word))) continue;
        if (!headed) push(HEADING, { heading: name });
        headed = true;
        push(OPTION, { model, index: index++ });
      }
    }
    return rows;
  }
}
