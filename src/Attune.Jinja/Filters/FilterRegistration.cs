using Attune.Jinja.Runtime;

namespace Attune.Jinja.Filters;

/// <summary>Adds definitions under their own names.</summary>
internal static class FilterRegistration
{
    public static void Add(this Registry<FilterDefinition> filters, FilterDefinition filter) =>
        filters.Add(filter.Name, filter);
}
