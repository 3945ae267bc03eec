"""Reference values of scikit-learn 1.2.1 for transformers: python3 make-prep.py > prep.json"""
import json
import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.feature_selection import SelectKBest, VarianceThreshold, chi2, f_classif, f_regression
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (KBinsDiscretizer, MinMaxScaler, OneHotEncoder, OrdinalEncoder,
                                   PolynomialFeatures, RobustScaler, StandardScaler)
from sklearn.utils import murmurhash3_32

random = np.random.RandomState(0)
n = 40
num = np.round(random.randn(n, 3) * [1, 5, 0.2] + [0, 3, 10], 3)
holes = num.copy()
holes[random.rand(n, 3) < 0.15] = np.nan
colour = random.choice(["red", "green", "blue", "mauve", "Zinc"], n, p=[.4, .3, .2, .05, .05])
size = random.choice(["s", "m", "l"], n)
cat = np.array([colour, size], dtype=object).T
y = (num[:, 0] + 0.3 * random.randn(n) > 0).astype(int)
y3 = random.randint(0, 3, n)
t = num[:, 1] * 2 + random.randn(n)
count = random.poisson(2, (n, 3))
texts = ["The cat sat on the mat.", "The dog didn't sit; the dog RAN!", "Crème brûlée and café, 3 of them", "", "a b c", "cat cat cat dog",
         "Straße and naïve façade", "мир и труд", "under_score 42nd x-ray", "The mat, the cat, the dog and the rat"]

nan = lambda a: [[None if np.isnan(x) else float(x) for x in row] for row in np.asarray(a, dtype=float)]
dense = lambda a: nan(a.toarray() if hasattr(a, "toarray") else a)
out = {"num": num.tolist(), "holes": nan(holes), "cat": cat.tolist(), "y": y.tolist(), "y3": y3.tolist(), "t": t.tolist(),
       "count": count.tolist(), "texts": texts}

def one_hot(**params):
    encoder = OneHotEncoder(**params).fit(cat)
    return {"X": dense(encoder.transform(cat)), "names": [str(x) for x in encoder.get_feature_names_out(["colour", "size"])]}
out["oneHot"] = {
    "plain": one_hot(), "first": one_hot(drop="first"), "ifBinary": one_hot(drop="if_binary"),
    "minFrequency": one_hot(min_frequency=4), "minShare": one_hot(min_frequency=0.2), "maxCategories": one_hot(max_categories=3),
    "both": one_hot(min_frequency=4, max_categories=2, drop="first"),
}
unknown = np.array([["pink", "s"], ["red", "xxl"]], dtype=object)
out["oneHotUnknown"] = {
    "ignore": dense(OneHotEncoder(handle_unknown="ignore").fit(cat).transform(unknown)),
    "infrequent": dense(OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=4).fit(cat).transform(unknown)),
}
out["ordinal"] = nan(OrdinalEncoder().fit_transform(cat))
out["scalers"] = {
    "standard": nan(StandardScaler().fit_transform(holes)), "minMax": nan(MinMaxScaler((-1, 2)).fit_transform(holes)),
    "robust": nan(RobustScaler(quantile_range=(10, 90)).fit_transform(holes)),
    "noMean": nan(StandardScaler(with_mean=False).fit_transform(holes)),
}
out["kbins"] = dense(KBinsDiscretizer(4, encode="onehot", strategy="quantile").fit_transform(num))
out["imputer"] = {
    "median": nan(SimpleImputer(strategy="median", add_indicator=True).fit_transform(holes)),
    "indicator": nan(MissingIndicator(features="all").fit_transform(holes).astype(float)),
}
poly = PolynomialFeatures(3).fit(num)
out["poly"] = {"X": nan(poly.transform(num[:5])), "names": list(poly.get_feature_names_out(["a", "b", "c"])),
               "interactions": list(PolynomialFeatures(2, interaction_only=True, include_bias=False).fit(num).get_feature_names_out(["a", "b", "c"]))}
score = lambda f, X, target: {"scores": f(X, target)[0].tolist(), "pValues": f(X, target)[1].tolist()}
out["scores"] = {"fClassif": score(f_classif, num, y3), "fRegression": score(f_regression, num, t), "chi2": score(chi2, count, y3)}
out["kBest"] = SelectKBest(f_classif, k=2).fit(num, y).get_support().tolist()
out["variance"] = VarianceThreshold(0.5).fit(num).variances_.tolist()

def text(vectorizer):
    fitted = vectorizer.fit(texts)
    return {"names": [str(x) for x in fitted.get_feature_names_out()], "X": dense(fitted.transform(texts))}
out["text"] = {
    "count": text(CountVectorizer()), "bigrams": text(CountVectorizer(ngram_range=(1, 2), min_df=2)),
    "accents": text(CountVectorizer(strip_accents="unicode", max_df=0.3)),
    "char": text(CountVectorizer(analyzer="char", ngram_range=(2, 3), min_df=3)),
    "charWb": text(CountVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=3)),
    "binary": text(CountVectorizer(binary=True, lowercase=False)),
    "tfidf": text(TfidfVectorizer()), "sublinear": text(TfidfVectorizer(sublinear_tf=True, norm="l1", smooth_idf=False)),
    "noNorm": text(TfidfVectorizer(norm=None, use_idf=False)),
    "hashing": {"X": dense(HashingVectorizer(n_features=32).transform(texts))},
    "hashingPlain": {"X": dense(HashingVectorizer(n_features=16, norm=None, alternate_sign=False).transform(texts))},
}
words = ["", "a", "ab", "abc", "abcd", "Straße", "мир", "\U0001f600 emoji", "x" * 33]
out["murmur"] = {"words": words, "hashes": [murmurhash3_32(w.encode(), seed=0) for w in words]}
pipeline = make_pipeline(ColumnTransformer([
    ("num", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), [0, 1, 2]),
    ("cat", OneHotEncoder(handle_unknown="ignore"), [3, 4])]), LogisticRegression(C=0.7, tol=1e-12, max_iter=10000))
table = np.column_stack([holes.astype(object), cat])
out["pipeline"] = nan(pipeline.fit(table[:30], y[:30]).predict_proba(table[30:]))
print(json.dumps(out, ensure_ascii=False, separators=(",", ":")))
