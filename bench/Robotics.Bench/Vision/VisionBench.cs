using Robotics.Vision;

namespace Robotics.Bench.Vision;

/// <summary>The image kernels around the network, each beside its scalar reference, at the demo's sizes on one thread.</summary>
public static class VisionBench
{
    private const int Rounds = 15;
    private const int CameraWidth = 1280;
    private const int CameraHeight = 720;
    private const int InputWidth = 512;
    private const int InputHeight = 288;
    private const int OutputStride = 8;
    private const int ScoreWidth = InputWidth / OutputStride;
    private const int ScoreHeight = InputHeight / OutputStride;

    /// <summary>Runs for about twenty seconds.</summary>
    /// <returns>Preprocessing, upsampling with argmax and with confidences on two kinds of scores, and the overlay, in
    /// milliseconds.</returns>
    public static IReadOnlyList<BenchRow> Run()
    {
        LabelSet labels = LabelSet.Cityscapes;
        return
        [
            Preprocess(),
            Upsample("upsample+argmax, smooth scores", SmoothScores(labels.Count), labels.Count),
            Upsample("upsample+argmax, random scores", RandomScores(labels.Count), labels.Count),
            Confidence("confidence, smooth scores", SmoothScores(labels.Count), labels.Count),
            Confidence("confidence, random scores", RandomScores(labels.Count), labels.Count),
            Blend(labels),
        ];
    }

    private static BenchRow Preprocess()
    {
        byte[] pixels = RandomBytes(CameraWidth * CameraHeight * 3);
        var tensor = new float[3 * InputWidth * InputHeight];
        var kernel = new Preprocessor(CameraWidth, CameraHeight, PixelFormat.Bgr8, InputWidth, InputHeight, Normalization.ImageNet);
        return SideBySide.Measure(
            $"preprocess bgr8 {CameraWidth}x{CameraHeight} to {InputWidth}x{InputHeight}",
            () => kernel.Run(Image(pixels), tensor),
            "scalar code",
            () => PreprocessorReference.Run(Image(pixels), InputWidth, InputHeight, Normalization.ImageNet, tensor),
            Rounds);
    }

    private static BenchRow Upsample(string what, float[] scores, int classes)
    {
        var mask = new byte[CameraWidth * CameraHeight];
        var kernel = new UpsampleArgmax(classes, ScoreWidth, ScoreHeight, CameraWidth, CameraHeight);
        return SideBySide.Measure(
            $"{what} {classes}x{ScoreHeight}x{ScoreWidth} to {CameraWidth}x{CameraHeight}",
            () => kernel.Run(scores, mask),
            "scalar code",
            () => UpsampleArgmaxReference.Run(scores, classes, ScoreWidth, ScoreHeight, mask, CameraWidth, CameraHeight),
            rounds: 3);
    }

    private static BenchRow Confidence(string what, float[] scores, int classes)
    {
        var confidence = new byte[CameraWidth * CameraHeight];
        var kernel = new UpsampleConfidence(classes, ScoreWidth, ScoreHeight, CameraWidth, CameraHeight, softmax: true);
        return SideBySide.Measure(
            $"{what} {classes}x{ScoreHeight}x{ScoreWidth} to {CameraWidth}x{CameraHeight}",
            () => kernel.Run(scores, confidence),
            "scalar code",
            () => UpsampleConfidenceReference.Run(
                scores, classes, ScoreWidth, ScoreHeight, softmax: true, confidence, CameraWidth, CameraHeight),
            rounds: 3);
    }

    private static BenchRow Blend(LabelSet labels)
    {
        const double Alpha = 0.5;
        byte[] pixels = RandomBytes(CameraWidth * CameraHeight * 3), picture = new byte[pixels.Length];
        var mask = new byte[CameraWidth * CameraHeight];
        new UpsampleArgmax(labels.Count, ScoreWidth, ScoreHeight, CameraWidth, CameraHeight).Run(SmoothScores(labels.Count), mask);
        var kernel = new Overlay(labels.Colors, Alpha);
        return SideBySide.Measure(
            $"overlay bgr8 {CameraWidth}x{CameraHeight}",
            () => kernel.Run(Image(pixels), mask, picture),
            "scalar code",
            () => OverlayReference.Run(Image(pixels), mask, labels.Colors.AsSpan(), Alpha, picture),
            Rounds);
    }

    private static ImageSpan Image(byte[] pixels) => new(pixels, CameraWidth, CameraHeight, CameraWidth * 3, PixelFormat.Bgr8);

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static float[] RandomScores(int classes)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, classes * ScoreHeight * ScoreWidth).Select(_ => random.NextSingle())];
    }

    /// <summary>Scores that fall with the distance from a few objects of each class, over weak noise: about ten borders a row.</summary>
    private static float[] SmoothScores(int classes)
    {
        const int ObjectsPerClass = 2;
        var random = new Random(3);
        (int Class, double X, double Y)[] objects =
        [
            .. Enumerable.Range(0, classes * ObjectsPerClass)
                .Select(i => (i % classes, random.NextDouble() * ScoreWidth, random.NextDouble() * ScoreHeight)),
        ];
        float[] scores = RandomScores(classes);
        foreach ((int id, double centreX, double centreY) in objects)
        {
            for (int y = 0; y < ScoreHeight; y++)
            {
                for (int x = 0; x < ScoreWidth; x++)
                {
                    ref float score = ref scores[(id * ScoreHeight + y) * ScoreWidth + x];
                    score = Math.Max(score, (float)(12 - Math.Sqrt((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY))));
                }
            }
        }

        return scores;
    }
}
