namespace Robotics.Training.Verification;

/// <summary>One comparison.</summary>
/// <param name="Record">Name of the record.</param>
/// <param name="Quantity">What was compared.</param>
/// <param name="Error">Greatest absolute difference, or the number of differences; null where there was nothing to compare.</param>
/// <param name="Tolerance">What the error may be at most.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Note">Why there is no error, or what the first difference is.</param>
public sealed record VerificationRow(
    string Record, string Quantity, double? Error, double? Tolerance, Verdict Verdict, string? Note = null);
