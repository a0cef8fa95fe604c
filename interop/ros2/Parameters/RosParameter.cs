namespace Robotics.Ros2;

/// <summary>A declared parameter. Reading it is cheap, from any thread, and allocates nothing but copies of arrays.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
public sealed class RosParameter<T>
{
    private readonly DeclaredParameter _declared;

    internal RosParameter(DeclaredParameter declared) => _declared = declared;

    /// <summary>The name.</summary>
    public string Name => _declared.Name;

    /// <summary>The value now.</summary>
    public T Value => _declared.Value.As<T>();
}
