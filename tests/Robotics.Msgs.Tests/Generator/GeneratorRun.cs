using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Robotics.Msgs.Generator;

namespace Robotics.Msgs.Tests.Generator;

/// <summary>Runs the generator over interface files that exist in memory only.</summary>
internal static class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsReferenced(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation EmptyCompilation { get; } = CSharpCompilation.Create(
        "Generated",
        references: References,
        options: new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver CreateDriver(params (string Path, string Text)[] files)
        => CSharpGeneratorDriver.Create(
            [new InterfaceGenerator().AsSourceGenerator()],
            files.Select(file => (AdditionalText)new InMemoryText(file.Path, file.Text)),
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static ImmutableArray<Diagnostic> DiagnosticsOf(params (string Path, string Text)[] files)
        => CreateDriver(files).RunGenerators(EmptyCompilation).GetRunResult().Diagnostics;

    /// <summary>Generates and compiles; the result has no errors.</summary>
    public static Compilation Compile(params (string Path, string Text)[] files)
    {
        CreateDriver(files).RunGeneratorsAndUpdateCompilation(EmptyCompilation, out var compilation, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return compilation;
    }

    private static bool IsReferenced(string assembly)
        => assembly == "Robotics.Msgs.dll" || assembly.StartsWith("System.", StringComparison.Ordinal);

    public sealed class InMemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
