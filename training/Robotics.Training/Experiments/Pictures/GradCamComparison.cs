using System.Runtime.InteropServices;
using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;
using Robotics.Training.Data.Loading;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Draws where the teachers and the students of an experiment look, on pictures that none has seen.</summary>
public sealed class GradCamComparison(ExperimentPlan plan)
{
    private const int SmallSide = 64;
    private const int SmallScale = 4;
    private const ulong Seed = 17;

    /// <summary>The networks in the order of the columns: teachers, then the first seed of every row.</summary>
    public IReadOnlyList<string> Columns =>
        [.. Teachers.Select(teacher => $"teacher {teacher.Name}"), .. Students.Select(run => run.Title)];

    private IEnumerable<TeacherSpec> Teachers => plan.Rows.SelectMany(row => row.Spec.Teachers)
        .Where(teacher => teacher.Network is not null && File.Exists(teacher.Weights)).Distinct();

    private IEnumerable<PlannedRun> Students =>
        plan.Rows.Select(row => plan.Repeat(row)[0]).Where(run => run.Result is { Diverged: false });

    /// <summary>The PNG: a row a picture, the picture itself first.</summary>
    /// <param name="samples">Number of pictures.</param>
    /// <exception cref="ExperimentException">No run is finished.</exception>
    public byte[] Draw(int samples)
    {
        PlannedRun[] students = [.. Students];
        if (students.Length == 0)
        {
            throw new ExperimentException("No run of the experiment is finished, so there is no network to look through.");
        }

        using DisposeScope scope = NewDisposeScope();
        RunData data = RunData.Open(plan.Rows[0].Spec.Data with { Shift = 0, Flip = 0, Augmentation = AugmentationOptions.None });
        using var loader = new BatchLoader(data.Test, data.Loading(samples, Seed), 0, 1);
        Batch batch = loader.Next();
        Tensor images = batch.Images.clone(), classes = Classes(batch.Labels);
        Func<FeatureModel>[] networks =
        [
            .. Teachers.Select(teacher => (Func<FeatureModel>)(() => TeacherFactory.Load(teacher, data))),
            .. students.Select(run => (Func<FeatureModel>)(() => TrainedNetwork.Load(run.Spec, data, run.Weights))),
        ];
        byte[][] pictures = [.. Enumerable.Range(0, samples).Select(i => Rgb(images[i], data.Picture))];
        var picture = new HeatPicture(data.Picture, samples, networks.Length, data.Picture.Height < SmallSide ? SmallScale : 1);
        for (int row = 0; row < samples; row++)
        {
            picture.SetPicture(row, pictures[row]);
        }

        for (int network = 0; network < networks.Length; network++)
        {
            using FeatureModel model = networks[network]();
            model.eval();
            Tensor heat = GradCam.Heat(model, images, classes);
            for (int row = 0; row < samples; row++)
            {
                picture.SetHeat(row, network, pictures[row], MemoryMarshal.Cast<byte, float>(heat[row].contiguous().bytes));
            }
        }

        return picture.Encode();
    }

    /// <summary>The label of a picture; of a mask the class that has most pixels.</summary>
    private static Tensor Classes(Tensor labels)
    {
        if (labels.ndim == 1)
        {
            return labels.clone();
        }

        long[] most = [.. Enumerable.Range(0, (int)labels.shape[0]).Select(i =>
            (long)labels[i].contiguous().bytes.ToArray().Where(id => id != Vision.LabelSet.Unlabelled).GroupBy(id => id)
                .MaxBy(group => group.Count())!.Key)];
        return tensor(most);
    }

    private static byte[] Rgb(Tensor image, ImageSize size)
    {
        ReadOnlySpan<float> planes = MemoryMarshal.Cast<byte, float>(image.contiguous().bytes);
        int plane = size.Height * size.Width;
        byte[] rgb = new byte[plane * 3];
        for (int i = 0; i < rgb.Length; i++)
        {
            int channel = i % 3;
            float value = planes[channel * plane + i / 3] * PixelStatistics.Std[channel] + PixelStatistics.Mean[channel];
            rgb[i] = (byte)Math.Clamp(value * 255 + 0.5f, 0, 255);
        }

        return rgb;
    }
}
