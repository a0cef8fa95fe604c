namespace TorchSharp.Utils;

/// <summary>Names the component that a module's field registers, where the field's own name does not serve.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}
