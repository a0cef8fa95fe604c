using System.Collections.Immutable;

namespace Robotics.Vision;

/// <summary>Colours chosen to be told apart by eye, for label sets that bring none.</summary>
/// <remarks>
/// Farthest-point selection over a grid of the RGB cube, under the integer "redmean" distance, starting from black, which stays
/// free for unlabelled pixels. A shorter list is always the beginning of a longer one, so that adding a class recolours nothing.
/// </remarks>
public static class DistinctColors
{
    private const int LevelsPerChannel = 16;
    private static readonly Lazy<ImmutableArray<Rgb24>> s_all = new(() => Select(LabelSet.MaxCount));

    /// <summary>The first <paramref name="count"/> colours, at most <see cref="LabelSet.MaxCount"/>.</summary>
    public static ImmutableArray<Rgb24> Take(int count) => [.. s_all.Value.AsSpan(0, Math.Clamp(count, 0, LabelSet.MaxCount))];

    private static ImmutableArray<Rgb24> Select(int count)
    {
        Rgb24[] candidates = Grid();
        int[] distances = Array.ConvertAll(candidates, color => Distance(color, default));
        var chosen = ImmutableArray.CreateBuilder<Rgb24>(count);
        while (chosen.Count < count)
        {
            Rgb24 farthest = candidates[Array.IndexOf(distances, distances.Max())];
            chosen.Add(farthest);
            for (int i = 0; i < candidates.Length; i++)
            {
                distances[i] = Math.Min(distances[i], Distance(candidates[i], farthest));
            }
        }

        return chosen.MoveToImmutable();
    }

    private static Rgb24[] Grid()
    {
        var grid = new Rgb24[LevelsPerChannel * LevelsPerChannel * LevelsPerChannel];
        for (int i = 0; i < grid.Length; i++)
        {
            grid[i] = new Rgb24(Level(i / (LevelsPerChannel * LevelsPerChannel)), Level(i / LevelsPerChannel), Level(i));
        }

        return grid;

        static byte Level(int index) => (byte)(index % LevelsPerChannel * 255 / (LevelsPerChannel - 1));
    }

    private static int Distance(Rgb24 a, Rgb24 b)
    {
        int red = a.R - b.R, green = a.G - b.G, blue = a.B - b.B, mean = (a.R + b.R) / 2;
        return (512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue;
    }
}
