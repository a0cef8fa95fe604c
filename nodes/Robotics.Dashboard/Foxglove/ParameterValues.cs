namespace Robotics.Dashboard.Foxglove;

/// <summary>Tells a client the values of parameters.</summary>
/// <param name="Op">Tells the client what it reads.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Id">The client's number of the question, or null.</param>
internal sealed record ParameterValues(string Op, FoxgloveParameter[] Parameters, string? Id)
{
    public static ParameterValues Of(FoxgloveParameter[] parameters, string? id) => new("parameterValues", parameters, id);
}
