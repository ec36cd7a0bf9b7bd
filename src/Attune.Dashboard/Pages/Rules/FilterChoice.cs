using Attune.Decisions.Rules.Filters;

namespace Attune.Dashboard.Pages.Rules;

/// <summary>A kind of filter that the audience builder offers.</summary>
/// <param name="Id">Names it in the page.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type">The record.</param>
/// <param name="Create">A filter to begin with.</param>
public sealed record FilterChoice(string Id, string Name, Type Type, Func<Filter> Create);
