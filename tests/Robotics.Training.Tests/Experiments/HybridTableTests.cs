using System.Xml.Linq;
using Robotics.Training.Experiments;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Experiments;

public class HybridTableTests
{
    [Fact]
    public void The_answer_compares_the_best_student_with_its_teacher()
    {
        using TempFolder folder = new();
        var table = new HybridTable("hand", new QuantizationSpec(),
        [
            Line("large", isTeacher: true, (32, 80, 4_000_000), (4, 78, 500_000), (2, 20, 250_000)),
            Line("plain", isTeacher: false, (32, 74, 1_000_000), (4, 73, 125_000), (2, 30, 65_000)),
            Line("kd", isTeacher: false, (32, 79.5, 1_000_000), (4, 79, 125_000), (2, 10, 65_000)),
        ]);
        HybridFiles.Write(folder.Root, table);

        string text = File.ReadAllText(folder.File("hybrid.md"));
        Assert.Contains(
            "best student (kd) has 79.00 % in 0.125 MB, the teacher (large) 78.00 % in 0.500 MB", text, StringComparison.Ordinal);
        Assert.Contains("ahead of the teacher at 4, 2 bits", text, StringComparison.Ordinal);
        Assert.Contains("teacher at 32 bits is kd at 4 bits: 79.00 % in 0.125 MB", text, StringComparison.Ordinal);
        Assert.Contains("| large (teacher) | net | 80.00 | 78.00 | 20.00 | 4.000 | 0.500 | 1.50 |", text, StringComparison.Ordinal);
        Assert.Equal(10, File.ReadLines(folder.File("hybrid.csv")).Count());
        Assert.Equal("svg", XDocument.Load(folder.File("pareto.svg")).Root!.Name.LocalName);
    }

    [Fact]
    public void The_front_holds_every_network_that_no_other_beats_in_both()
    {
        var random = new Random(5);
        for (int round = 0; round < 200; round++)
        {
            HybridWidth[] networks =
                [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => new HybridWidth(4, [random.Next(20)], random.Next(20)))];
            IReadOnlyList<HybridWidth> front = ParetoChart.Front(networks);
            Assert.All(networks, candidate => Assert.Equal(
                front.Any(member => member.Bytes == candidate.Bytes && member.Mean == candidate.Mean),
                !networks.Any(other => other.Bytes <= candidate.Bytes && other.Mean >= candidate.Mean
                    && (other.Bytes < candidate.Bytes || other.Mean > candidate.Mean))));
        }
    }

    [Fact]
    public void Files_of_every_width_hold_the_network_that_was_measured()
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyRuns runs = new();
        using TempFolder folder = new();
        RunSpec spec = runs.Spec("kd");
        TeacherSpec trained = runs.Teacher("kd");
        RunSpec network = spec with { Method = "plain", Student = trained.Network!, Teachers = [] };
        var source = new QuantizationSource(network, trained.Weights!, new QuantizationSpec { Bits = [3, 8], Images = 4 });
        QuantizedResult result = new NetworkQuantization(source, folder.Root).Run();

        Assert.Equal([32, 8, 3], result.Networks.Select(width => width.Bits));
        Assert.Equal(result.Networks, QuantizedResult.Read(folder.Root)!.Networks);
        Dictionary<string, Tensor> original = PackedModelFile.Load(trained.Weights!);
        foreach (QuantizedNetwork width in result.Networks)
        {
            string path = folder.File($"deployed-{width.Bits}bit.safetensors");
            Assert.Equal(new FileInfo(path).Length, width.Bytes);
            using FeatureModel read = trained.Network!.Create(ModelTask.Classification, 20);
            read.load_state_dict(PackedModelFile.Load(path));
            Tensor first = read.state_dict()["conv1.weight"];
            Assert.Equal(width.Bits == 32, first.allclose(original["conv1.weight"], rtol: 0, atol: 0));
            Assert.InRange(first.data<float>().ToArray().Distinct().Count(), 2, width.Bits == 3 ? 9 : 1000);
        }
    }

    [Theory]
    [InlineData("bits: [1]", "weights have 2 to 32")]
    [InlineData("method: magic", "magic")]
    [InlineData("images: 0", "Images")]
    public void A_wrong_quantization_is_refused_before_anything_is_trained(string wrong, string reason)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("e.yaml"), $$"""
            name: wrong
            run:
              data: { set: continuum, train: 1, validation: 1, test: 1 }
              student: { model: resnet8 }
              training: { steps: 1, batch: 1 }
            rows: [{ name: plain, method: plain }]
            quantization: { {{wrong}} }
            """);
        ExperimentException error = Assert.Throws<ExperimentException>(() => ExperimentSpec.ReadYaml(folder.File("e.yaml")));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static HybridLine Line(string name, bool isTeacher, params (int Bits, double Quality, long Bytes)[] widths) => new(
        name, "net", isTeacher, "accuracy", 1.5, [.. widths.Select(width => new HybridWidth(width.Bits, [width.Quality], width.Bytes))]);
}
