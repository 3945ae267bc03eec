/**
 * Test functions of black-box optimisation, each with its optimum 0 somewhere in [-5, 5]^d: after the noiseless BBOB set (Hansen, Finck,
 * Ros and Auger, INRIA RR-6829, 2009), with shifts and rotations drawn from a seed; and the problems ZDT1-3 (Zitzler, Deb and
 * Thiele 2000) and DTLZ2 (Deb, Thiele, Laumanns and Zitzler 2002) with their usual reference points.
 */

/** @param random uniform numbers in [0, 1). Gives functions by name, each with its optimum at a point of its own. */
export function blackBoxFunctions(d, random) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const shift = (reach = 4) => Array.from({ length: d }, () => reach * (2 * random() - 1));
  const rotation = () => {
    const rows = [];
    while (rows.length < d) {
      const row = Array.from({ length: d }, normal);
      for (const other of rows) {
        const along = dot(row, other);
        for (let j = 0; j < d; j++) row[j] -= along * other[j];
      }
      const length = Math.sqrt(dot(row, row));
      rows.push(row.map((value) => value / length));
    }
    return rows;
  };
  const at = (xopt, x) => x.map((value, j) => value - xopt[j]);
  const share = (j) => (d === 1 ? 0 : j / (d - 1));
  const conditioned = (alpha, z) => z.map((value, j) => alpha ** (0.5 * share(j)) * value);
  const oscillated = (z) => z.map(oscillate);
  const asymmetric = (beta, z) =>
    z.map((value, j) => (value > 0 ? value ** (1 + beta * share(j) * Math.sqrt(value)) : value));
  const ellipsoid = (z) => z.reduce((sum, value, j) => sum + 10 ** (6 * share(j)) * value * value, 0);
  const rastrigin = (z) =>
    10 * (d - z.reduce((sum, value) => sum + Math.cos(2 * Math.PI * value), 0)) + dot(z, z);
  const make = {
    f1_sphere: (o) => (x) => dot(at(o, x), at(o, x)),
    f2_ellipsoid: (o) => (x) => ellipsoid(oscillated(at(o, x))),
    f3_rastrigin: (o) => (x) => rastrigin(conditioned(10, asymmetric(0.2, oscillated(at(o, x))))),
    f7_step_ellipsoid: (o, R, Q) => (x) => {
      const hat = conditioned(10, times(R, at(o, x)));
      const rounded = hat.map((z) =>
        Math.abs(z) > 0.5 ? Math.floor(0.5 + z) : Math.floor(0.5 + 10 * z) / 10,
      );
      const z = times(Q, rounded);
      const sum = z.reduce((total, value, j) => total + 10 ** (2 * share(j)) * value * value, 0);
      return 0.1 * Math.max(Math.abs(hat[0]) / 1e4, sum);
    },
    f8_rosenbrock: (o) => (x) => {
      const z = at(
        o.map((value) => 0.75 * value),
        x,
      ).map((value) => Math.max(1, Math.sqrt(d) / 8) * value + 1);
      let sum = 0;
      for (let j = 0; j + 1 < d; j++) sum += 100 * (z[j] ** 2 - z[j + 1]) ** 2 + (z[j] - 1) ** 2;
      return sum;
    },
    f10_ellipsoid_rot: (o, R) => (x) => ellipsoid(oscillated(times(R, at(o, x)))),
    f12_bent_cigar: (o, R) => (x) => {
      const z = times(R, asymmetric(0.5, times(R, at(o, x))));
      return z[0] ** 2 + 1e6 * (dot(z, z) - z[0] ** 2);
    },
    f15_rastrigin_rot: (o, R, Q) => (x) =>
      rastrigin(times(R, conditioned(10, times(Q, asymmetric(0.2, oscillated(times(R, at(o, x)))))))),
    f17_schaffers: (o, R, Q) => (x) => {
      const z = conditioned(10, times(Q, asymmetric(0.5, times(R, at(o, x)))));
      let sum = 0;
      for (let j = 0; j + 1 < d; j++) {
        const s = Math.hypot(z[j], z[j + 1]);
        sum += Math.sqrt(s) + Math.sqrt(s) * Math.sin(50 * s ** 0.2) ** 2;
      }
      return (sum / (d - 1)) ** 2;
    },
    f21_gallagher101: (o, R) => {
      const peaks = Array.from({ length: 101 }, (_, i) => {
        const alpha = i === 0 ? 1000 : 1000 ** ((2 * Math.floor(random() * 100)) / 99);
        const order = Array.from({ length: d }, (__, j) => j).sort(() => random() - 0.5);
        return {
          centre: i === 0 ? o : shift(4.9),
          height: i === 0 ? 10 : 1.1 + (8 * (i - 1)) / 99,
          axes: order.map((j) => alpha ** (0.5 * share(j)) / alpha ** 0.25),
        };
      });
      return (x) => {
        let highest = 0;
        for (const { centre, height, axes } of peaks) {
          const z = times(R, at(centre, x));
          let sum = 0;
          for (let j = 0; j < d; j++) sum += axes[j] * z[j] * z[j];
          highest = Math.max(highest, height * Math.exp((-0.5 / d) * sum));
        }
        return oscillate(10 - highest) ** 2;
      };
    },
  };
  return Object.fromEntries(
    Object.entries(make).map(([name, of]) => [name, of(shift(), rotation(), rotation())]),
  );
}

/** Volume between points and a reference, by slices along the last objective; lower is better. */
export function hypervolumeOf(points, reference) {
  const inside = points.filter((point) => point.every((value, k) => value < reference[k]));
  if (inside.length === 0) return 0;
  if (reference.length === 1) return reference[0] - Math.min(...inside.map(([value]) => value));
  const last = reference.length - 1;
  const sorted = inside.toSorted((a, b) => a[last] - b[last]);
  let volume = 0;
  sorted.forEach((point, i) => {
    const height = (i + 1 < sorted.length ? sorted[i + 1][last] : reference[last]) - point[last];
    if (height > 0)
      volume +=
        height *
        hypervolumeOf(
          sorted.slice(0, i + 1).map((row) => row.slice(0, last)),
          reference.slice(0, last),
        );
  });
  return volume;
}

const plainTail = (x) => (9 * x.slice(1).reduce((sum, value) => sum + value, 0)) / (x.length - 1) + 1;
/** Problems in [0, 1]^d with the reference point of their hypervolume. */
export const multiObjectiveProblems = {
  zdt1: {
    d: 5,
    reference: [1.1, 6],
    of: (x) => [x[0], plainTail(x) * (1 - Math.sqrt(x[0] / plainTail(x)))],
  },
  zdt2: { d: 5, reference: [1.1, 6], of: (x) => [x[0], plainTail(x) * (1 - (x[0] / plainTail(x)) ** 2)] },
  zdt3: {
    d: 5,
    reference: [1.1, 6],
    of: (x) => {
      const g = plainTail(x);
      return [x[0], g * (1 - Math.sqrt(x[0] / g) - (x[0] / g) * Math.sin(10 * Math.PI * x[0]))];
    },
  },
  dtlz2_3obj: {
    d: 6,
    reference: [2, 2, 2],
    of: (x) => {
      const g = 1 + x.slice(2).reduce((sum, value) => sum + (value - 0.5) ** 2, 0);
      const [a, b] = [(x[0] * Math.PI) / 2, (x[1] * Math.PI) / 2];
      return [g * Math.cos(a) * Math.cos(b), g * Math.cos(a) * Math.sin(b), g * Math.sin(a)];
    },
  },
};

function oscillate(x) {
  if (x === 0) return 0;
  const hat = Math.log(Math.abs(x));
  const [c1, c2] = x > 0 ? [10, 7.9] : [5.5, 3.1];
  return Math.sign(x) * Math.exp(hat + 0.049 * (Math.sin(c1 * hat) + Math.sin(c2 * hat)));
}

const dot = (a, b) => a.reduce((sum, value, j) => sum + value * b[j], 0);
const times = (rows, x) => rows.map((row) => dot(row, x));
