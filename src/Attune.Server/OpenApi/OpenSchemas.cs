using System.Text.Json.Serialization.Metadata;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Values;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Attune.Server.OpenApi;

/// <summary>Describes the types whose JSON a converter of their own reads, which the generator cannot see into.</summary>
internal sealed class OpenSchemas : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    private const string Discriminator = FilterTypes.Discriminator;

    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(ValueSource))
        {
            schema.Description = "A template; or a number, a boolean or a text, which stands for itself.";
            schema.AnyOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.String },
                new OpenApiSchema { Type = JsonSchemaType.Number },
                new OpenApiSchema { Type = JsonSchemaType.Boolean },
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "kind", "template" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = "template" },
                        ["template"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                },
            ];
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type == typeof(AttributeValue))
        {
            schema.Description = "Any JSON value.";
        }
        else if (FilterTypes.All.FirstOrDefault(kind => kind.Type == type) is { Name: { } name })
        {
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            schema.Properties[Discriminator] = new OpenApiSchema { Type = JsonSchemaType.String, Const = name };
            if (name != FilterTypes.Group)
            {
                schema.Required ??= new HashSet<string>();
                schema.Required.Add(Discriminator);
            }
        }
        RequireNothingThatMayBeNull(schema, context.JsonTypeInfo);
        return Task.CompletedTask;
    }

    public async Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        var kinds = new List<IOpenApiSchema>();
        foreach (var (_, type) in FilterTypes.All)
        {
            if (!document.Components.Schemas.ContainsKey(type.Name))
            {
                var schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken);
                document.AddComponent(type.Name, schema);
            }
            ReferToGroups((OpenApiSchema)document.Components.Schemas[type.Name], document);
            kinds.Add(new OpenApiSchemaReference(type.Name, document));
        }
        if (
            document.Components.Schemas[nameof(FilterGroup)] is { Properties: { } members }
            && members["filters"] is OpenApiSchema list
        )
        {
            list.Items = new OpenApiSchemaReference(nameof(Filter), document);
        }
        document.Components.Schemas[nameof(Filter)] = new OpenApiSchema
        {
            Description = "A condition; see the page on targeting. A group may leave filter_type out.",
            AnyOf = kinds,
        };
    }

    // What is null is not written, although the parameter of a record's constructor counts as required.
    private static void RequireNothingThatMayBeNull(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (schema.Required is not { Count: > 0 } required)
        {
            return;
        }
        foreach (
            var property in type.Properties.Where(property =>
                property is { IsGetNullable: true, AssociatedParameter.IsMemberInitializer: false }
            )
        )
        {
            required.Remove(property.Name);
        }
    }

    private static void ReferToGroups(OpenApiSchema filter, OpenApiDocument document)
    {
        foreach (var (name, member) in filter.Properties?.ToList() ?? [])
        {
            if (member is OpenApiSchema { Properties: { } members } && members.ContainsKey("filter_operator"))
            {
                filter.Properties![name] = new OpenApiSchemaReference(nameof(FilterGroup), document);
            }
        }
    }
}
