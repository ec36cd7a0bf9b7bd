using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Attune.Core.Content;

/// <summary>The limits of content; each has a line in docs/limits.md. The settings are under <c>Attune:Limits</c>.</summary>
public sealed record ContentLimits
{
    /// <summary>Characters of a block's or template's text: what a template of the preview profile may have.</summary>
    public const int MaxSource = 1024 * 1024;

    /// <summary>Ids in one call that reads blocks.</summary>
    public const int BlockIds = 1_000;

    /// <summary>Attributes of a catalog (published catalog schema).</summary>
    public const int CatalogAttributes = 50;

    /// <summary>Items in one call of the catalog API (published catalog schema).</summary>
    public const int ItemsPerCall = 50;

    /// <summary>Bytes of one catalog item as JSON.</summary>
    public const int ItemBytes = 64 * 1024;

    /// <summary>Content blocks of one workspace, archived ones included.</summary>
    public int ContentBlocks { get; init; } = 5_000;

    /// <summary>Templates of each channel but email (wire.md 5.2).</summary>
    public int TemplatesPerChannel { get; init; } = 100;

    /// <summary>Email templates (wire.md 5.2).</summary>
    public int EmailTemplates { get; init; } = 10_000;

    /// <summary>Catalogs of one workspace (published catalog schema).</summary>
    public int Catalogs { get; init; } = 35;

    /// <summary>Product sets of one workspace, archived ones included.</summary>
    public int ProductSets { get; init; } = 500;

    /// <summary>Files of auxiliary data of one workspace.</summary>
    public int AuxiliaryFiles { get; init; } = 50;

    /// <summary>Rows of one file of auxiliary data.</summary>
    public int AuxiliaryRows { get; init; } = 1_000_000;

    /// <summary>Reads the settings; where one is absent its default holds.</summary>
    public static ContentLimits Read(IConfiguration configuration)
    {
        var defaults = new ContentLimits();
        return new ContentLimits
        {
            ContentBlocks = Number(nameof(ContentBlocks), defaults.ContentBlocks),
            TemplatesPerChannel = Number(nameof(TemplatesPerChannel), defaults.TemplatesPerChannel),
            EmailTemplates = Number(nameof(EmailTemplates), defaults.EmailTemplates),
            Catalogs = Number(nameof(Catalogs), defaults.Catalogs),
            ProductSets = Number(nameof(ProductSets), defaults.ProductSets),
            AuxiliaryFiles = Number(nameof(AuxiliaryFiles), defaults.AuxiliaryFiles),
            AuxiliaryRows = Number(nameof(AuxiliaryRows), defaults.AuxiliaryRows),
        };

        int Number(string name, int otherwise) =>
            int.TryParse(
                configuration[$"Attune:Limits:{name}"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var value
            )
            && value > 0
                ? value
                : otherwise;
    }
}
