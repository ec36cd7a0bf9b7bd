namespace Attune.Jinja.Runtime.Execution;

/// <summary>How an instruction ended.</summary>
internal enum Signal : byte
{
    None,
    Break,
    Continue,
}
