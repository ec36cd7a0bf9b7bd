namespace Attune.Core.Exposures;

/// <summary>Why an element of a report was not kept.</summary>
/// <param name="Index">Its place in the report, from 0.</param>
/// <param name="Field">The path of the field inside the element.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RejectedElement(int Index, string Field, string Message);
