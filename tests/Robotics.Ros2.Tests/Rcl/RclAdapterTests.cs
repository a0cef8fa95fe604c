using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Robotics.Tests;

namespace Robotics.Ros2.Tests;

/// <summary>The adapter over Rcl.NET, which no build here has: it must fit the rest of the library and the package's API.</summary>
public class RclAdapterTests
{
    // The P/Invoke generator of the SDK does not run here: methods without a body assign no 'out' parameters.
    private static readonly string[] ForWantOfBodies = ["CS8795", "CS0165", "CS0177"];

    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string Api = File.ReadAllText(
        Path.Combine(RepositoryFiles.Root, "tests", "Robotics.Ros2.Tests", "Rcl", "RclNetApi.cs"));

    [Fact]
    public void ItCompiles()
    {
        var errors = string.Join(Environment.NewLine, ErrorsWith(Api));
        Assert.True(errors.Length == 0, errors);
    }

    [Fact]
    public void AChangedApiWouldBeNoticed()
    {
        var changed = Api.Replace("int Subscribers", "int Readers", StringComparison.Ordinal);
        Assert.Contains(ErrorsWith(changed), error => error.Contains("Subscribers"));
    }

    [Fact]
    public void OrdinaryBuildsKnowNothingOfIt()
    {
        Assert.Null(typeof(RosNode).Assembly.GetType("Robotics.Ros2.RclTwin"));
        Assert.DoesNotContain(typeof(RosNode).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Rcl"));
    }

    private static IEnumerable<string> ErrorsWith(string api)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var sources = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "interop", "ros2"), "*.cs", SearchOption.AllDirectories)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsReferenced(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
                "Robotics.Ros2",
                [.. sources, CSharpSyntaxTree.ParseText(api, options, "RclNetApi.cs"), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
                references,
                new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !ForWantOfBodies.Contains(diagnostic.Id))
            .Select(diagnostic => diagnostic.ToString());
    }

    private static bool IsReferenced(string file) => file is "Robotics.Msgs.dll" or "YamlDotNet.dll" || file.StartsWith("System.");
}
