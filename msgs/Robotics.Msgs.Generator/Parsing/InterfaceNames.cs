using System.Text.RegularExpressions;

namespace Robotics.Msgs.Generator.Parsing;

/// <summary>The names that ROS 2 allows (rosidl_adapter/parser.py).</summary>
internal static class InterfaceNames
{
    private static readonly Regex Lower = new("^(?!.*__)(?!.*_$)[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Message = new("^[A-Z][A-Za-z0-9]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Constant = new("^[A-Z]([A-Z0-9_]?[A-Z0-9]+)*$", RegexOptions.CultureInvariant);

    public static void CheckPackage(string name) => Check(Lower, name, "package", "lower-case letters, digits and single underscores");

    public static void CheckField(string name) => Check(Lower, name, "field", "lower-case letters, digits and single underscores");

    public static void CheckMessage(string name) => Check(Message, name, "message", "letters and digits, the first a capital");

    public static void CheckConstant(string name) => Check(Constant, name, "constant", "capitals, digits and single underscores");

    private static void Check(Regex pattern, string name, string what, string rule)
    {
        if (!pattern.IsMatch(name))
        {
            throw new InterfaceSyntaxException($"'{name}' is not a {what} name; use {rule}.");
        }
    }
}
