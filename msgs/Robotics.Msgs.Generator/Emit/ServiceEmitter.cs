using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>Writes the class that ties a service's request and response together.</summary>
internal static class ServiceEmitter
{
    public static void Emit(CodeWriter code, InterfaceFile file, string hash, string eventHash)
    {
        code.Summary($"The service {file.Package}/srv/{file.Name}.");
        code.Open(
            $"public sealed class {file.Name}Service : global::Robotics.Msgs.IService<{file.Name}Request, {file.Name}Response>");
        code.Open($"private {file.Name}Service()");
        code.Close();
        EmitText(code, "RosType", $"{file.Package}/srv/{file.Name}");
        EmitText(code, "TypeHash", hash);
        EmitText(code, "EventTypeHash", eventHash);
        code.Close();
    }

    private static void EmitText(CodeWriter code, string property, string value)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static string {property} => \"{value}\";");
    }
}
