using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;

namespace Robotics.Training;

/// <summary>The resolved recipe of one training run. Two runs with equal options end with equal weights.</summary>
public sealed record TrainingOptions
{
    /// <summary>Value of <see cref="Data"/> that stands for the renderer.</summary>
    public const string StreetScenes = "streetscenes";

    /// <summary>Registry name of the model.</summary>
    public required string Model { get; init; }

    /// <summary><see cref="StreetScenes"/> or the path of a folder with images/ and masks/.</summary>
    public required string Data { get; init; }

    /// <summary>Number of classes; null takes the data set's.</summary>
    public int? Classes { get; init; }

    /// <summary>Weights to start from (safetensors); null starts from random ones.</summary>
    public string? Init { get; init; }

    public long Steps { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>adamw or sgd.</summary>
    public string Optimizer { get; init; } = Optimizers.AdamWName;

    /// <summary>Peak learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How the learning rate falls after the warm-up: cosine or poly.</summary>
    public string Schedule { get; init; } = Schedules.Cosine;

    /// <summary>Exponent of the schedule poly.</summary>
    public double Power { get; init; } = PolynomialSchedule.UsualPower;

    /// <summary>Steps over which the learning rate rises from zero.</summary>
    public long WarmupSteps { get; init; }

    /// <summary>Weight decay: of AdamW decoupled, of the kernels alone; of SGD of every parameter but learned steps of rounding.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Momentum of SGD.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Gradients are scaled down to this global L2 norm.</summary>
    public double GradientClip { get; init; } = 5;

    /// <summary>Share of the old average that one step of the moving average keeps.</summary>
    public required double EmaDecay { get; init; }

    /// <summary>Model input; the size that the exported model has.</summary>
    public required ImageSize Input { get; init; }

    /// <summary>Size of the training crops.</summary>
    public required ImageSize Crop { get; init; }

    /// <summary>Crop pixels per supervised pixel along each side; the logits are enlarged to that grid.</summary>
    public int MaskStride { get; init; } = 4;

    public AugmentationOptions Augmentation { get; init; } = new();

    /// <summary>Weight of each class in the loss; null weighs all alike.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>Learns from the hard pixels only; null learns from all.</summary>
    public OhemOptions? Ohem { get; init; }

    /// <summary>Type of the products in training: fp32, bf16 or fp16.</summary>
    public string Precision { get; init; } = "fp32";

    /// <summary>Bits that the weights are rounded to while they are learned; null trains them as they are.</summary>
    public int? WeightBits { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Threads of libtorch. Sums are split by thread, so the last bits of the weights depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>Steps between two validations.</summary>
    public long ValidateEvery { get; init; }

    /// <summary>Frames or pictures of one validation.</summary>
    public required int ValidationSamples { get; init; }

    /// <summary>Steps between two checkpoints.</summary>
    public long CheckpointEvery { get; init; }

    /// <exception cref="ArgumentException">A value names what there is not, or is impossible.</exception>
    public void Validate()
    {
        _ = Training.Precision.Get(Precision);
        _ = Schedules.Create(Schedule, LearningRate, WarmupSteps, Steps, Power);
        Ohem?.Validate();
        if (Optimizer is not (Optimizers.AdamWName or Optimizers.SgdName))
        {
            throw new ArgumentException($"There is no optimizer \"{Optimizer}\"; choose {Optimizers.AdamWName} or {Optimizers.SgdName}.");
        }

        if (ValidateEvery < 1 || CheckpointEvery < 1 || ValidationSamples < 1 || Threads < 1)
        {
            throw new ArgumentException("validate_every, checkpoint_every, validation_samples and threads are at least 1.");
        }

        if (MaskStride < 1 || Crop.Height % MaskStride != 0 || Crop.Width % MaskStride != 0)
        {
            throw new ArgumentException($"The crop {Crop} is no multiple of the mask_stride {MaskStride}.");
        }

        Augmentation.Validate();
        if (Steps < 1 || BatchSize < 1 || !(LearningRate > 0) || !(EmaDecay is >= 0 and < 1) || !(GradientClip > 0))
        {
            throw new ArgumentException(
                "A recipe has steps, a batch, a learning rate and a gradient clip above 0 and an EMA decay from 0 to below 1.");
        }
    }

    /// <summary>The same recipe over another number of steps, of which warm-up, validations and checkpoints keep their share.</summary>
    public TrainingOptions WithSteps(long steps) => steps == Steps ? this : this with
    {
        Steps = steps,
        WarmupSteps = Math.Max(1, steps / 30),
        ValidateEvery = Math.Max(1, steps / 10),
        CheckpointEvery = Math.Clamp(steps / 20, 1, 100),
    };

    public static TrainingOptions FromJson(string json) =>
        JsonSerializer.Deserialize(json, TrainingJsonContext.Default.TrainingOptions)
        ?? throw new JsonException("The training options are the JSON value null.");

    public string ToJson() => JsonSerializer.Serialize(this, TrainingJsonContext.Default.TrainingOptions);

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="ToJson"/>.</summary>
    public string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())))[..16];
}
