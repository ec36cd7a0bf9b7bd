using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>A value that is not there was used in a way that its kind of undefined does not allow.</summary>
public sealed class JinjaUndefinedException(string message) : JinjaException(message)
{
    public override ErrorClass ErrorClass => ErrorClass.Undefined;

    /// <summary>What was not there, where that is known.</summary>
    public UndefinedValue? Undefined { get; internal init; }
}
