namespace Attune.Jinja;

/// <summary>A budget is used up. Thrown before what would have exceeded it was allocated or run.</summary>
public sealed class JinjaLimitException(string limit, string message) : JinjaException(message)
{
    public override ErrorClass ErrorClass => ErrorClass.Limit;

    /// <summary>The name of the limit: a property of <see cref="RenderLimits"/>.</summary>
    public string Limit { get; } = limit;
}
