using System.Text.Json;

namespace Attune.Core.Demo;

/// <summary>The demo shop's data, which is part of the program.</summary>
internal static class ShopFiles
{
    /// <summary>The elements of one of the files in Demo/Shop.</summary>
    public static IReadOnlyList<JsonElement> Read(string file)
    {
        using var stream = typeof(ShopFiles).Assembly.GetManifestResourceStream("Attune.Core.Demo.Shop." + file)!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(element => element.Clone())];
    }
}
