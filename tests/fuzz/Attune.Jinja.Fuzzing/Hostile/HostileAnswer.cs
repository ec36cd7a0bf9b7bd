namespace Attune.Jinja.Fuzzing.Hostile;

/// <summary>What became of a hostile template.</summary>
/// <param name="Outcome">"rendered", the name of a limit, or the class of an error.</param>
/// <param name="Detail">The beginning of the output, or the error's message.</param>
/// <param name="AllocatedMegabytes">What compiling and rendering allocated.</param>
internal sealed record HostileAnswer(string Outcome, string Detail, long AllocatedMegabytes);
