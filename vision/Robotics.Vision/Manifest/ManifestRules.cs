namespace Robotics.Vision;

/// <summary>What must hold between the parts of a <see cref="ModelManifest"/>.</summary>
internal static class ManifestRules
{
    private const int MaxInputSize = 1 << 14;

    public static IEnumerable<string> Problems(ModelManifest manifest) =>
        manifest.Version != ModelManifest.CurrentVersion
            ? [$"it has version {manifest.Version}, but this program reads version {ModelManifest.CurrentVersion}"]
            : Classes(manifest)
                .Concat(Input(manifest.Input))
                .Concat(Output(manifest.Output))
                .Concat(Training(manifest.Training))
                .Concat(Quantization(manifest.Quantization))
                .Concat(manifest.SelfCheck is null ? [] : SelfCheck(manifest.SelfCheck, manifest.Classes.Count));

    private static IEnumerable<string> Classes(ModelManifest manifest)
    {
        if (manifest.Classes.Count is 0 or > LabelSet.MaxCount)
        {
            yield return $"it has {manifest.Classes.Count} classes, but 1 to {LabelSet.MaxCount} are possible";
        }

        if (manifest.Palette.Count != manifest.Classes.Count)
        {
            yield return $"it has {manifest.Classes.Count} classes but {manifest.Palette.Count} palette colours";
        }

        if (manifest.Classes.Any(string.IsNullOrWhiteSpace))
        {
            yield return "a class has no name";
        }
    }

    private static IEnumerable<string> Input(ManifestInput input)
    {
        if (input.Height is < 1 or > MaxInputSize || input.Width is < 1 or > MaxInputSize)
        {
            yield return $"input size {input.Width}x{input.Height} is not within 1 to {MaxInputSize}";
        }

        if (input.Dtype is not ("float32" or "uint8"))
        {
            yield return $"input dtype '{input.Dtype}' is not float32 or uint8";
        }
        else if (input.Layout != (input.IsBytes ? "NHWC" : "NCHW"))
        {
            yield return $"input layout '{input.Layout}' is not {(input.IsBytes ? "NHWC" : "NCHW")}, the one for {input.Dtype}";
        }

        if (input.IsBytes && !input.InGraph)
        {
            yield return "input dtype uint8 needs a graph that normalises, so in_graph true";
        }

        if (input.PixelOrder != "rgb")
        {
            yield return $"input pixel_order '{input.PixelOrder}' is not rgb";
        }

        if (input.Mean.Count != 3 || input.Std.Count != 3)
        {
            yield return $"input mean and std have {input.Mean.Count} and {input.Std.Count} values instead of 3 each";
        }

        if (!input.Mean.All(float.IsFinite) || !input.Std.All(value => float.IsFinite(value) && value > 0))
        {
            yield return "input mean and std must be finite, and std positive";
        }
    }

    private static IEnumerable<string> Output(ManifestOutput output)
    {
        if (!Enum.IsDefined(output.Kind))
        {
            yield return $"output kind {(int)output.Kind} is not logits, labels or probabilities";
        }

        if (output.Stride < 1)
        {
            yield return $"output stride {output.Stride} is not positive";
        }
    }

    private static IEnumerable<string> Training(ManifestTraining? training)
    {
        if (training?.Miou is not (null or (>= 0 and <= 1)))
        {
            yield return $"training miou {training.Miou} is not within 0 to 1";
        }
    }

    private static IEnumerable<string> Quantization(ManifestQuantization? quantization)
    {
        if (quantization?.Bits is not (null or (>= 1 and <= 32)))
        {
            yield return $"quantization bits {quantization.Bits} is not within 1 to 32";
        }
    }

    private static IEnumerable<string> SelfCheck(ManifestSelfCheck check, int classes)
    {
        if (check.Width is < 1 or > MaxInputSize || check.Height is < 1 or > MaxInputSize)
        {
            yield return $"self_check size {check.Width}x{check.Height} is not within 1 to {MaxInputSize}";
            yield break;
        }

        int pixels = check.Width * check.Height;
        if (check.Input.Length != pixels * 3)
        {
            yield return $"self_check input has {check.Input.Length} bytes, but {check.Width}x{check.Height} rgb8 takes {pixels * 3}";
        }

        if (check.Mask.Length != pixels)
        {
            yield return $"self_check mask has {check.Mask.Length} bytes, but {check.Width}x{check.Height} takes {pixels}";
        }

        if (check.Mask.Any(id => id != LabelSet.Unlabelled && id >= classes))
        {
            yield return $"self_check mask has ids beyond the {classes} classes";
        }

        if (check.MinAgreement is not (> 0 and <= 1))
        {
            yield return $"self_check min_agreement {check.MinAgreement} is not within 0 (exclusive) to 1";
        }
    }
}
