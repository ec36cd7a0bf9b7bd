namespace Attune.Dashboard.Pages.Testing;

/// <summary>A request parameter of one's own.</summary>
public sealed class TestParameter
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}
