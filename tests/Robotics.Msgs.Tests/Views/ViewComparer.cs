using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Views;

/// <summary>Compares the view of a payload with its class, for every generated message.</summary>
internal static class ViewComparer
{
    private static readonly Action<Type, byte[]> Compiled = Compile();

    public static void Compare(Type type, byte[] payload) => Compiled(type, payload);

    private static Action<Type, byte[]> Compile()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "ViewComparer",
            [CSharpSyntaxTree.ParseText(ViewComparerSource.Write(MessageCodecs.All))],
            references,
            new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image)
            .GetType(ViewComparerSource.Class)!
            .GetMethod(ViewComparerSource.Method, BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Action<Type, byte[]>>();
    }
}
