using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Robotics.Msgs.Generator.Emit;
using Robotics.Msgs.Generator.Model;
using Robotics.Msgs.Generator.Parsing;

namespace Robotics.Msgs.Generator;

/// <summary>
/// Turns the <c>.msg</c> and <c>.srv</c> files among a project's AdditionalFiles into message classes and views.
/// The item metadata <c>RosNamespace</c> gives another C# namespace than Robotics.Msgs; <c>RosReference</c> says that the
/// file's types come from a referenced assembly.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class InterfaceGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Malformed = new(
        "ROS001", "Malformed ROS interface", "{0}", "Robotics.Msgs", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(text => Path.GetExtension(text.Path) is ".msg" or ".srv")
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellation) => Parse(pair.Left, pair.Right, cancellation))
            .Collect();
        context.RegisterSourceOutput(files, Generate);
    }

    private static InterfaceFile Parse(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        string Metadata(string name)
            => options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles." + name, out var value) ? value : "";

        var root = Metadata("RosNamespace");
        return InterfaceParser.Parse(
            file.Path,
            file.GetText(cancellation) ?? SourceText.From(""),
            root.Length == 0 ? TypeCatalog.DefaultNamespace : root,
            bool.TryParse(Metadata("RosReference"), out var isReference) && isReference);
    }

    private static void Generate(SourceProductionContext context, ImmutableArray<InterfaceFile> files)
    {
        var catalog = new TypeCatalog();
        var unique = new List<InterfaceFile>();
        foreach (var file in files)
        {
            if (catalog.TryAdd(file))
            {
                unique.Add(file);
            }
            else
            {
                Report(context, new($"{file.Package}/{file.Name} is defined by another file already.", file.FirstLine));
            }
        }

        foreach (var file in unique.Where(file => !file.IsReference))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var error in file.Errors.Concat(InterfaceValidator.Validate(catalog, file)))
            {
                Report(context, error);
            }

            if (!file.Messages.Any(message => InterfaceValidator.IsCyclic(catalog, file.Namespace, message)))
            {
                var kind = file.IsService ? "srv" : "msg";
                context.AddSource(
                    $"{file.Namespace}.{file.Package}.{kind}.{file.Name}.g.cs",
                    SourceText.From(InterfaceEmitter.Emit(catalog, file), Encoding.UTF8));
            }
        }
    }

    private static void Report(SourceProductionContext context, InterfaceError error)
        => context.ReportDiagnostic(Diagnostic.Create(Malformed, error.Line.ToLocation(), error.Message));
}
