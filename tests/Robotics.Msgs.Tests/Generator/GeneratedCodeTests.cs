using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Robotics.Msgs.Tests.Generator;

/// <summary>What the generator makes of names, values and comments.</summary>
public class GeneratedCodeTests
{
    [Fact]
    public void NamesThatTheClassNeedsItselfGetASuffix()
    {
        var type = TypeOf("Total", "uint8 SUM=3\nuint8 A=1\nuint8 total\nuint8 a\nuint8 read\nuint8 sum\nuint8 ros_type\nuint8 equals");

        Assert.Equal(
            ["TotalValue", "AValue", "ReadValue", "Sum", "RosTypeValue", "EqualsValue"],
            type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic).Select(property => property.Name));
    }

    [Fact]
    public void AMessageNamedLikeAMethodGetsASuffix()
        => Assert.NotNull(GeneratorRun.Compile(("/ws/p/msg/Write.msg", "uint8 a")).GetTypeByMetadataName("Robotics.Msgs.P.WriteMessage"));

    [Fact]
    public void NamesThatAreKeywordsOrTypesCompile()
        => Assert.NotNull(TypeOf(
            "String", "string string\nuint8 namespace\nfloat64 system\nbool robotics\nstring global\nuint8 reader\nuint8 writer"));

    [Theory]
    [InlineData("uint8 A=0xff", (byte)255)]
    [InlineData("uint8 A=0b101", (byte)5)]
    [InlineData("uint8 A=0o17", (byte)15)]
    [InlineData("uint8 A=+7", (byte)7)]
    [InlineData("char A=65", (byte)65)]
    [InlineData("byte A=1", (byte)1)]
    [InlineData("int64 A=-9223372036854775808", long.MinValue)]
    [InlineData("uint64 A=18446744073709551615", ulong.MaxValue)]
    [InlineData("float32 A=-1e-3", -1e-3f)]
    [InlineData("float64 A=inf", double.PositiveInfinity)]
    [InlineData("float64 A=-inf", double.NegativeInfinity)]
    [InlineData("float32 A=nan", float.NaN)]
    [InlineData("float64 A=3", 3.0)]
    [InlineData("bool A=True", true)]
    [InlineData("bool A=0", false)]
    [InlineData("string A=plain words", "plain words")]
    [InlineData("string A=' kept '", " kept ")]
    [InlineData("string A=\"a \\\"quoted\\\" word\"", "a \"quoted\" word")]
    [InlineData("string A=back\\slash", "back\\slash")]
    [InlineData("wstring A=''", "")]
    public void ConstantsHaveTheirValue(string line, object expected)
        => Assert.Equal(expected, TypeOf("Thing", line).GetMembers("A").OfType<IFieldSymbol>().Single().ConstantValue);

    [Fact]
    public void DefaultsOfStringArraysMayHoldCommas()
    {
        var compilation = GeneratorRun.Compile(("/ws/p/msg/Thing.msg", "string[] names ['a, b', \"c\", d]"));

        Assert.Contains("Names = [\"a, b\", \"c\", \"d\"];", TextOf(compilation), StringComparison.Ordinal);
    }

    [Fact]
    public void CommentsBecomeDocumentation()
    {
        var text = TextOf(GeneratorRun.Compile((
            "/ws/p/msg/Thing.msg",
            """
            # What it is,
            # in <two> lines.

            # Not for anything.

            # Above [m].
            float32 a # and behind,
                      # and below.
            float32 b
            """)));

        Assert.Contains("/// What it is,\n/// in &lt;two&gt; lines.\n", text, StringComparison.Ordinal);
        Assert.Contains("/// Above [m].\n    /// and behind,\n    /// and below.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/// Not for anything", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WindowsLineEndsAndTabsAreRead()
        => Assert.NotNull(TypeOf("Thing", "uint8\tA=1\r\n\r\nfloat32\t\ta\t2.5\r\n"));

    [Fact]
    public void ABadFieldDoesNotTakeTheRestOfTheMessageAway()
    {
        var files = new[] { ("/ws/p/msg/Thing.msg", "uint8 Bad\nuint8 good\nMissing missing"), ("/ws/p/msg/User.msg", "Thing thing") };
        GeneratorRun.CreateDriver(files).RunGeneratorsAndUpdateCompilation(GeneratorRun.EmptyCompilation, out var compilation, out _);

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.NotEmpty(compilation.GetTypeByMetadataName("Robotics.Msgs.P.Thing")!.GetMembers("Good"));
    }

    [Fact]
    public void AChangeOfOtherSourcesRunsNothingAgain()
    {
        var driver = GeneratorRun.CreateDriver(("/ws/p/msg/Thing.msg", "uint8 a")).RunGenerators(GeneratorRun.EmptyCompilation);
        var changed = GeneratorRun.EmptyCompilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;"));
        var result = driver.RunGenerators(changed).GetRunResult().Results.Single();

        Assert.All(
            result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs),
            output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    [Fact]
    public void AFileReadAgainWithTheSameTextRunsNothingAgain()
    {
        const string Path = "/ws/p/msg/Thing.msg";
        var old = new GeneratorRun.InMemoryText(Path, "uint8[] a [1, 2]\nuint8 B=1");
        var driver = GeneratorRun.CreateDriver().AddAdditionalTexts([old]).RunGenerators(GeneratorRun.EmptyCompilation);
        driver = driver.ReplaceAdditionalText(old, new GeneratorRun.InMemoryText(Path, "uint8[] a [1, 2]\nuint8 B=1"));
        var result = driver.RunGenerators(GeneratorRun.EmptyCompilation).GetRunResult().Results.Single();

        Assert.All(
            result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs),
            output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    private static INamedTypeSymbol TypeOf(string name, string text)
        => GeneratorRun.Compile(($"/ws/p/msg/{name}.msg", text)).GetTypeByMetadataName($"Robotics.Msgs.P.{name}")!;

    private static string TextOf(Compilation compilation) => string.Concat(compilation.SyntaxTrees.Select(tree => tree.ToString()));
}
