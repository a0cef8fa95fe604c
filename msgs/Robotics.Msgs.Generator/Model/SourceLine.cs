using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Robotics.Msgs.Generator.Model;

/// <summary>A line of an interface file, counted from zero.</summary>
internal sealed record SourceLine(string Path, int Line, int Start, int Length)
{
    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(Line, 0), new LinePosition(Line, Length)));
}
