using Robotics.Training.Distillation;

namespace Robotics.Training.Tests.Distillation;

/// <summary>Pairs that do not fit are refused when the method is made, with both shapes.</summary>
public class PairingTests
{
    private static readonly FeatureShape[] Stages = [new(8, 16, 16), new(16, 8, 8), new(32, 4, 4)];
    private static readonly NetworkShape Student = new(10, Stages, 32) { Auxiliary = 3 };

    [Theory]
    [InlineData("kd")]
    [InlineData("dkd")]
    [InlineData("dist")]
    [InlineData("cwd")]
    [InlineData("dml")]
    [InlineData("sskd")]
    [InlineData("hsakd")]
    public void Numbers_of_classes(string method) => Refused(method, Student with { Classes = 100 }, "10 classes", "100");

    [Theory]
    [InlineData("rkd")]
    [InlineData("pkt")]
    [InlineData("cc")]
    [InlineData("crd")]
    [InlineData("itrd")]
    [InlineData("srrl")]
    [InlineData("sskd")]
    public void Embeddings(string method) => Refused(method, Student with { Embedding = 0 }, "[32]", "[0]");

    [Theory]
    [InlineData("at")]
    [InlineData("nst")]
    [InlineData("vid")]
    [InlineData("fsp")]
    [InlineData("ab")]
    [InlineData("ofd")]
    [InlineData("reviewkd")]
    [InlineData("sp")]
    [InlineData("ft")]
    [InlineData("fitnet")]
    [InlineData("simkd")]
    public void Numbers_of_stages(string method) => Refused(method, Student with { Features = Stages[..2] }, "has 3", "2");

    [Theory]
    [InlineData("fsp", 1, 24, 8)]
    [InlineData("ab", 2, 40, 4)]
    [InlineData("ofd", 1, 16, 16)]
    [InlineData("fitnet", 1, 16, 24)]
    public void Shapes_of_stages(string method, int stage, long channels, long side)
    {
        FeatureShape[] stages = [.. Stages];
        stages[stage] = new FeatureShape(channels, side, side);
        Refused(method, Student with { Features = stages }, $"stage {stage}", $"{Stages[stage]}", $"{stages[stage]}");
    }

    [Theory]
    [InlineData("srrl", "teacher's classifier")]
    [InlineData("crd", "tells of 0 classes")]
    [InlineData("semckd", "batch size")]
    [InlineData("ofd", "0 norms")]
    public void Missing_knowledge(string method, string what) => Refused(method, Student, what);

    private static void Refused(string method, NetworkShape teacher, params string[] parts)
    {
        var pairing = new Pairing(Student, teacher);
        string message = Assert.Throws<PairingException>(() => DistillationMethods.Get(method).Create(pairing)).Message;
        Assert.All([method, .. parts], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
