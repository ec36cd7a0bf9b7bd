namespace Attune.Core.Content.Templates;

/// <summary>
/// What a stored template of a channel is made of (wire.md 5.2, published templates schemas). Immutable.
/// </summary>
internal sealed record TemplateShape
{
    private static readonly string[] ClickActions = ["NAVIGATE_TO_A_SCREEN", "DEEPLINKING", "RICH_LANDING"];

    private static readonly TemplateField Pairs = new("key_value_pairs", TemplateFieldKind.Pairs);

    private static readonly TemplateField[] MetaFields =
    [
        TemplateField.Required("template_id"),
        TemplateField.Required("template_name"),
        TemplateField.Required("template_version"),
        TemplateField.Required("created_by"),
    ];

    private static readonly TemplateShape Push = new()
    {
        Meta = [.. MetaFields, TemplateField.Choice("template_style", required: true, "BASIC", "STYLIZED")],
        Platforms = [new TemplatePlatform("ANDROID", Android()), new TemplatePlatform("IOS", Ios())],
    };

    private static readonly TemplateShape Email = new()
    {
        Meta =
        [
            .. MetaFields,
            new TemplateField("locale"),
            new TemplateField("variation", TemplateFieldKind.Number),
            new TemplateField("group_id"),
        ],
        Blocks =
        [
            Basic(
                TemplateField.Required("email_content"),
                TemplateField.Required("subject"),
                TemplateField.Required("thumbnail_url"),
                TemplateField.Required("sender_name"),
                new TemplateField("preview_text"),
                new TemplateField("attachments", TemplateFieldKind.Texts)
            ),
        ],
    };

    private static readonly TemplateShape Sms = new()
    {
        Meta = MetaFields,
        Blocks = [Basic(TemplateField.Required("message"))],
    };

    private static readonly TemplateShape OnSite = new()
    {
        Meta = MetaFields,
        Blocks =
        [
            Basic(
                TemplateField.Required("payload"),
                TemplateField.Choice("template_type", required: true, "BANNER", "POP_UP", "NUDGE"),
                new TemplateField("preview_image")
            ),
        ],
    };

    private static readonly TemplateShape InApp = new()
    {
        Meta = MetaFields,
        Blocks =
        [
            Basic(
                TemplateField.Required("payload"),
                TemplateField.Choice("inapp_template_type", required: true, "SELF_HANDLED", "INAPP_HTML"),
                new TemplateField("preview_image")
            ),
        ],
    };

    public required IReadOnlyList<TemplateField> Meta { get; init; }

    /// <summary>Parts at the root; empty where the parts lie below platforms.</summary>
    public IReadOnlyList<TemplateBlock> Blocks { get; init; } = [];

    /// <summary>Platforms, each with its parts; a template has at least one, and lists them in its meta information.</summary>
    public IReadOnlyList<TemplatePlatform> Platforms { get; init; } = [];

    /// <summary>The members of the root that hold the template's content.</summary>
    public IEnumerable<string> ContentMembers =>
        Blocks.Select(block => block.Name).Concat(Platforms.Select(platform => platform.Name));

    public static TemplateShape Of(TemplateChannel channel) =>
        channel switch
        {
            TemplateChannel.Push => Push,
            TemplateChannel.Email => Email,
            TemplateChannel.Sms => Sms,
            TemplateChannel.Osm => OnSite,
            _ => InApp,
        };

    private static TemplateBlock Basic(params TemplateField[] fields) =>
        new("basic_details", fields) { IsRequired = true };

    private static TemplateBlock[] Android() =>
        [
            Basic(
                TemplateField.Required("title"),
                TemplateField.Required("message"),
                new TemplateField("summary"),
                new TemplateField("app_name_color_code"),
                TemplateField.Choice("notification_control_color", required: false, "Light", "Dark"),
                new TemplateField("background_color_code"),
                TemplateField.Flag("apply_background_color"),
                new TemplateField("image_url"),
                new TemplateField("input_gif_url"),
                TemplateField.Choice("default_click_action", required: true, ClickActions),
                TemplateField.Required("default_click_action_value"),
                Pairs
            ),
            new TemplateBlock(
                "buttons",
                [
                    TemplateField.Required("btn_name"),
                    TemplateField.Choice(
                        "click_action_type",
                        required: true,
                        [
                            .. ClickActions,
                            "CALL",
                            "SHARE",
                            "COPY",
                            "SET_USER_ATTRIBUTE",
                            "TRACK_EVENT",
                            "CUSTOM_ACTION",
                            "SNOOZE",
                            "REMIND_LATER",
                        ]
                    ),
                    new TemplateField("click_action_name"),
                    TemplateField.Required("click_action_value"),
                    Pairs,
                ]
            )
            {
                IsList = true,
            },
            new TemplateBlock(
                "advanced",
                [
                    new TemplateField("coupon_code"),
                    TemplateField.Choice("icon_type_in_notification", required: false, "appicon", "upload", "url"),
                    new TemplateField("large_icon_url"),
                    TemplateField.Flag("auto_dismiss_notification"),
                    TemplateField.Choice("dismissal_time_multiplier", required: false, "DAYS", "HOURS", "MINUTES"),
                    new TemplateField("dismissal_time_value", TemplateFieldKind.Number),
                    TemplateField.Flag("make_notification_sticky"),
                    new TemplateField("dismiss_button_text"),
                    new TemplateField("group_key"),
                    new TemplateField("collapse_replace_key"),
                ]
            ),
            Backup(new TemplateField("image_url")),
        ];

    private static TemplateBlock[] Ios() =>
        [
            Basic(
                TemplateField.Required("title"),
                new TemplateField("subtitle"),
                TemplateField.Required("message"),
                new TemplateField("background_color_code"),
                TemplateField.Flag("apply_background_color"),
                TemplateField.Choice("default_click_action", required: false, ClickActions),
                TemplateField.Required("default_click_action_value"),
                Pairs,
                TemplateField.Choice("rich_media_type", required: false, "IMAGE", "AUDIO", "VIDEO", "GIF"),
                new TemplateField("rich_media_value"),
                TemplateField.Flag("allow_bg_refresh")
            ) with
            {
                NotExpected = ["summary"],
            },
            new TemplateBlock("buttons", [new TemplateField("button_category")]) { IsList = true },
            new TemplateBlock(
                "advanced",
                [
                    new TemplateField("coupon_code"),
                    new TemplateField("sound_file"),
                    TemplateField.Flag("enable_ios_badge"),
                    new TemplateField("group_key"),
                    new TemplateField("collapse_replace_key"),
                ]
            ),
            Backup(
                new TemplateField("subtitle"),
                TemplateField.Choice("rich_media_type", required: false, "IMAGE", "AUDIO", "VIDEO"),
                new TemplateField("rich_media_value"),
                TemplateField.Flag("allow_bg_refresh")
            ),
        ];

    private static TemplateBlock Backup(params TemplateField[] more) =>
        new(
            "template_backup",
            [
                TemplateField.Required("title"),
                TemplateField.Required("message"),
                TemplateField.Choice("default_click_action", required: true, ClickActions),
                TemplateField.Required("default_click_action_value"),
                Pairs,
                .. more,
            ]
        );
}
