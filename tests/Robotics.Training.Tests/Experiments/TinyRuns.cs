using System.Text.Json.Nodes;
using Robotics.Training.Data;
using Robotics.Training.Experiments;
using Robotics.Training.Models;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Experiments;

/// <summary>Runs of a few steps with the smallest networks.</summary>
internal sealed class TinyRuns : IDisposable
{
    public const int Steps = 4;

    private readonly TempFolder _folder = new();

    public string Folder(string name) => _folder.File(name);

    /// <summary>A recipe that suits the method.</summary>
    public RunSpec Spec(string method) => new()
    {
        Data = Data(method),
        Student = new NetworkSpec { Model = Student(method), Width = Width(method) },
        Training = new RecipeSpec { Steps = Steps, Batch = 4, LearningRate = 0.01, Validations = 1 },
        Method = method,
        Options = method switch
        {
            "snapshot" => new JsonObject { ["cycles"] = 2 },
            "crd" => new JsonObject { ["negatives"] = 6 },
            "fsp" or "ab" => new JsonObject { ["initial_share"] = 0.5 },
            _ => null,
        },
        Teachers = [Teacher(method)],
    };

    /// <summary>A teacher with random weights in a file.</summary>
    public TeacherSpec Teacher(string method)
    {
        var network = new NetworkSpec { Model = TeacherModel(method), Width = method is "fsp" or "ab" ? 0.5 : Segments(method) ? 1.5 : 1 };
        string weights = _folder.File($"{network.Model}-{network.Width}.safetensors");
        if (!File.Exists(weights))
        {
            manual_seed(9);
            RunData data = RunData.Open(Data(method));
            using FeatureModel model = network.Create(data.Task, data.Classes);
            SafeTensors.Save(weights, model.state_dict());
        }

        return new TeacherSpec { Name = network.Model, Network = network, Weights = weights };
    }

    public void Dispose() => _folder.Dispose();

    private static bool Segments(string method) => method is "cwd" or "cirkd";

    private static DataSpec Data(string method) => Segments(method)
        ? new DataSpec
        {
            Set = "streetscenes", Train = 4, Validation = 1, Test = 1, Input = new ImageSize(64, 64), Crop = new ImageSize(64, 64),
            Render = new ImageSize(64, 64),
        }
        : new DataSpec { Set = "continuum", Train = 20, Validation = 20, Test = 20 };

    private static string Student(string method) =>
        Segments(method) ? "efficientvit-seg-b0" : method == "hsakd" ? "resnet20_aux" : "resnet8";

    private static double Width(string method) => Segments(method) ? 1 : 0.5;

    private static string TeacherModel(string method) =>
        Segments(method) ? "efficientvit-seg-b0" : method == "hsakd" ? "resnet20_aux" : method is "fsp" or "ab" ? "resnet14" : "resnet8";
}
