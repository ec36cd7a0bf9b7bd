namespace Attune.Decisions.Rules.Compilation;

/// <summary>How far compiling a segment has come; one that is met while it is being compiled contains itself.</summary>
internal enum SegmentProgress
{
    Waiting,
    Compiling,
    Done,
}
