namespace Robotics.Vision.Tests.Metrics;

public class BoundaryMatchTests
{
    private const byte Ignored = LabelSet.Unlabelled;
    private const int Classes = 3;

    [Fact]
    public void A_boundary_one_pixel_off_is_near_and_three_off_is_not()
    {
        // Columns of class 0 and then 1; the boundary pixels are the last of one and the first of the other in each of five rows.
        BoundaryMatch near = Match(Halves(4), Halves(5), 12, tolerance: 0.01);
        BoundaryMatch far = Match(Halves(4), Halves(7), 12, tolerance: 0.01);

        Assert.Equal((1, 1, 1), (near.Precision(0), near.Recall(0), near.F1(0)));
        Assert.Equal((0, 0, 0), (far.Precision(0), far.Recall(1), far.F1(0)));
        Assert.True(double.IsNaN(near.F1(2)));
        Assert.Equal(1, near.MeanF1);
        Assert.Equal([5, 5, 5, 5, 5, 5, 5, 5, 0, 0, 0, 0], near.Counts.ToArray());
    }

    [Fact]
    public void A_class_that_only_one_mask_has_is_wrong_altogether()
    {
        byte[] truth = Halves(6);
        byte[] prediction = [.. truth.Select((id, i) => i % 12 is 10 or 11 ? (byte)2 : id)];

        BoundaryMatch match = Match(prediction, truth, 12, tolerance: 0.01);

        // Class 1 has a second boundary beside class 2, which the truth lacks.
        Assert.Equal((1, 0.5, 1), (match.F1(0), match.Precision(1), match.Recall(1)));
        Assert.Equal(2.0 / 3, match.F1(1), 1e-15);
        Assert.Equal(0, match.F1(2));
        Assert.Equal((1 + (2.0 / 3)) / 3, match.MeanF1, 1e-15);
    }

    [Fact]
    public void Pixels_without_truth_are_left_out()
    {
        byte[] truth = [.. Halves(6).Select((id, i) => i % 12 >= 9 ? Ignored : id)];
        byte[] prediction = [.. Halves(6).Select((id, i) => i % 12 >= 10 ? (byte)2 : id)];

        BoundaryMatch match = Match(prediction, truth, 12, tolerance: 0.01);

        Assert.Equal(1, match.MeanF1);
        Assert.Equal(5, match.Counts[4]);
        Assert.Equal(0, match.Counts[8]);
    }

    [Theory]
    [InlineData(40, 30, 0.0075)]
    [InlineData(97, 41, 0.03)]
    [InlineData(130, 70, 0.05)]
    [InlineData(1, 50, 0.02)]
    [InlineData(50, 1, 0.02)]
    public void Equals_distances_between_all_pairs_of_boundary_pixels(int width, int height, double tolerance)
    {
        Random random = new(width + height);
        for (int round = 0; round < 4; round++)
        {
            byte[] truth = Blobs(random, width, height), prediction = Blobs(random, width, height);

            BoundaryMatch match = Match(prediction, truth, width, tolerance);

            Assert.Equal(Slowly(prediction, truth, width, height, tolerance), match.Counts.ToArray());
        }
    }

    [Fact]
    public void Frames_of_several_sizes_add_up_in_any_order()
    {
        Random random = new(5);
        (byte[] Prediction, byte[] Truth, int Width)[] frames =
            [.. ((int[])[40, 64, 40]).Select(width => (Blobs(random, width, 30), Blobs(random, width, 30), width))];
        BoundaryMatch whole = new(Classes), parts = new(Classes);
        foreach ((byte[] prediction, byte[] truth, int width) in frames)
        {
            whole.Add(prediction, truth, width);
        }

        foreach ((byte[] prediction, byte[] truth, int width) in frames.Reverse())
        {
            parts.AddCounts(Match(prediction, truth, width, BoundaryMatch.UsualTolerance).Counts);
        }

        Assert.Equal(whole.Counts.ToArray(), parts.Counts.ToArray());
        Assert.Throws<ArgumentException>(() => parts.AddCounts([1, 2]));
    }

    [Fact]
    public void What_is_no_mask_is_refused_and_nothing_is_added()
    {
        BoundaryMatch match = new(Classes);

        Assert.Throws<ArgumentException>(() => match.Add(new byte[12], new byte[13], 4));
        Assert.Throws<ArgumentException>(() => match.Add(new byte[13], new byte[13], 4));
        Assert.Throws<IndexOutOfRangeException>(() => match.Add([0, 0, 1, 7], [0, 0, 1, 1], 4));
        Assert.Equal(new long[12], match.Counts.ToArray());
    }

    private static BoundaryMatch Match(byte[] prediction, byte[] truth, int width, double tolerance)
    {
        BoundaryMatch match = new(Classes, tolerance);
        match.Add(prediction, truth, width);
        return match;
    }

    private static byte[] Halves(int border) => [.. Enumerable.Range(0, 60).Select(i => (byte)(i % 12 < border ? 0 : 1))];

    // Rectangles of random classes, some without a class.
    private static byte[] Blobs(Random random, int width, int height)
    {
        byte[] mask = new byte[width * height];
        for (int i = 0; i < 12; i++)
        {
            byte id = (byte)random.Next(Classes + 1);
            int left = random.Next(width), top = random.Next(height), right = left + random.Next(width), bottom = top + random.Next(height);
            for (int y = top; y < Math.Min(bottom, height); y++)
            {
                mask.AsSpan(y * width + left, Math.Min(right, width) - left).Fill(id == Classes ? Ignored : id);
            }
        }

        return mask;
    }

    /// <summary>The definition, word for word, in time that grows with the square of the number of pixels.</summary>
    private static long[] Slowly(byte[] prediction, byte[] truth, int width, int height, double tolerance)
    {
        byte[] labelled = [.. prediction.Zip(truth, (p, t) => t == Ignored ? Ignored : p)];
        double near = Math.Max(1, tolerance * Math.Sqrt((width * width) + (height * height)));
        var counts = new long[Classes * 4];
        for (byte id = 0; id < Classes; id++)
        {
            List<(int X, int Y)> predicted = Boundary(labelled, id), real = Boundary(truth, id);
            counts[id * 4] = predicted.Count;
            counts[id * 4 + 1] = predicted.Count(one => real.Exists(other => Distance(one, other) <= near));
            counts[id * 4 + 2] = real.Count;
            counts[id * 4 + 3] = real.Count(one => predicted.Exists(other => Distance(one, other) <= near));
        }

        return counts;

        List<(int X, int Y)> Boundary(byte[] mask, byte id) =>
        [
            .. from y in Enumerable.Range(0, height)
               from x in Enumerable.Range(0, width)
               where mask[y * width + x] == id
               let neighbours = (IEnumerable<(int X, int Y)>)[(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
               where neighbours
                   .Where(at => at.X >= 0 && at.X < width && at.Y >= 0 && at.Y < height)
                   .Select(at => mask[at.Y * width + at.X])
                   .Any(other => other != id && other != Ignored)
               select (x, y),
        ];

        static double Distance((int X, int Y) one, (int X, int Y) other) =>
            Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));
    }
}
