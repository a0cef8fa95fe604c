namespace Robotics.Msgs.Generator.Model;

/// <summary>A parsed <c>.msg</c> or <c>.srv</c> file.</summary>
/// <param name="Namespace">The C# namespace under which the package's namespace stands.</param>
/// <param name="IsReference">The types exist in another assembly and are only looked up.</param>
/// <param name="Package">The ROS package.</param>
/// <param name="Name">The interface's name.</param>
/// <param name="Messages">One message, or the request, response and event of a service.</param>
/// <param name="IsService">Whether it is a service.</param>
/// <param name="Errors">What could not be parsed; a file with errors gives no code.</param>
/// <param name="FirstLine">Where to report what concerns the whole file.</param>
internal sealed record InterfaceFile(
    string Namespace,
    bool IsReference,
    string Package,
    string Name,
    bool IsService,
    EquatableArray<MessageDefinition> Messages,
    EquatableArray<InterfaceError> Errors,
    SourceLine FirstLine);
