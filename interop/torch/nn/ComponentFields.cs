using System.Collections.Concurrent;
using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>
/// The fields of a module type that hold its components, base types first, with the names to register them by.
/// An auto property counts as a field of the property's name. Modules of this assembly register their parts themselves.
/// </summary>
internal static class ComponentFields
{
    private const BindingFlags OwnFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, (string, FieldInfo)[]> s_cache = new();

    public static (string Name, FieldInfo Field)[] Of(Type type) => s_cache.GetOrAdd(type, static key => Find(key).ToArray());

    private static IEnumerable<(string, FieldInfo)> Find(Type type)
    {
        if (type.Assembly == typeof(ComponentFields).Assembly) yield break;
        foreach (var inherited in Find(type.BaseType!)) yield return inherited;
        foreach (var field in type.GetFields(OwnFields))
        {
            if (MayHoldComponent(field.FieldType)) yield return (NameOf(field), field);
        }
    }

    private static bool MayHoldComponent(Type type) =>
        typeof(torch.nn.Module).IsAssignableFrom(type) || typeof(torch.Tensor).IsAssignableFrom(type)
        || type.IsAssignableFrom(typeof(torch.nn.Module)) || type.IsInterface;

    private static string NameOf(FieldInfo field)
    {
        if (field.GetCustomAttribute<ComponentNameAttribute>()?.Name is { } given) return given;
        var end = field.Name.IndexOf(">k__BackingField", StringComparison.Ordinal);
        return end > 0 ? field.Name[1..end] : field.Name;
    }
}
