using Attune.Decisions.Sessions;

namespace Attune.Decisions.Rules.Filters;

/// <summary><c>device</c>: what the user agent tells. Where several members are given, each must hold.</summary>
public sealed record DeviceFilter : Filter
{
    public IReadOnlyList<DeviceType>? Types { get; init; }

    /// <summary>Families of operating systems, such as <c>Android</c>.</summary>
    public IReadOnlyList<string>? OperatingSystems { get; init; }

    /// <summary>Browsers, by family or by the name that people use on any device.</summary>
    public IReadOnlyList<string>? Browsers { get; init; }

    public bool? Bot { get; init; }
}
