namespace TapBot.Portal.Ui;

/// <summary>The portal's icons as paths on a 16 by 16 grid, drawn with a line in the colour of the text.</summary>
public static class Icons
{
    public const string Overview = "M2 9l6-6 6 6M4 8v6h8V8";
    public const string Logs = "M3 3h10M3 7h10M3 11h6";
    public const string Containers = "M2 5l6-3 6 3v6l-6 3-6-3zM2 5l6 3 6-3M8 8v6";
    public const string Databases = "M3 4c0-1.5 10-1.5 10 0v8c0 1.5-10 1.5-10 0zM3 8c0 1.5 10 1.5 10 0";
    public const string Certificates = "M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4z";
    public const string Checks = "M8 2a6 6 0 110 12A6 6 0 018 2zM5 8.2l2.2 2.2L11 6.3";
    public const string Proxy = "M2 8h4M6 8l5-4h3M6 8l5 4h3M6 8h8";
    public const string Servers = "M2 3h12v4H2zM2 9h12v4H2z";
    public const string Protection = "M4 7V5a4 4 0 018 0v2M3 7h10v7H3z";
    public const string Apps = "M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z";
    public const string Alerts = "M8 2a4 4 0 014 4v3l1 2H3l1-2V6a4 4 0 014-4zM7 13h2";
    public const string Wall = "M2 3h12v8H2zM6 14h4";
    public const string Administration = "M8 5a3 3 0 110 6 3 3 0 010-6zM8 1v2M8 13v2M1 8h2M13 8h2";
    public const string Menu = "M2 4h12M2 8h12M2 12h12";
    public const string Close = "M4 4l8 8M12 4l-8 8";
    public const string More = "M3 8h.01M8 8h.01M13 8h.01";
    public const string Copy = "M5 5h8v9H5zM3 11V2h8";
    public const string Down = "M8 3v10M4 9l4 4 4-4";
    public const string Columns = "M2 3h12v10H2zM6 3v10M10 3v10";
    public const string Search = "M7 2.5a4.5 4.5 0 110 9 4.5 4.5 0 010-9zM10.5 10.5L14 14";
    public const string Dark = "M13 9.5A5.5 5.5 0 016.5 3 5.5 5.5 0 1013 9.5z";
    public const string Eye = "M1.5 8c3-6 10-6 13 0-3 6-10 6-13 0zM8 6a2 2 0 110 4 2 2 0 010-4z";
    public const string Key = "M5 8a3 3 0 110 6 3 3 0 010-6zM7.2 8.8L13 3M11 5l2 2";
    public const string Person = "M8 2.5a2.5 2.5 0 110 5 2.5 2.5 0 010-5zM3 14c0-6 10-6 10 0";
    public const string Rail = "M2 3h12v10H2zM6 3v10M11 6L9 8l2 2";
    public const string Help = "M8 1.5a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM6 6.5a2 2 0 114 0c0 1.2-2 1.4-2 2.8M8 11.7v.1";
    public const string Action = "M5 2.5v11l8-5.5z";
    public const string Follow = "M8 2v7M5 6l3 3 3-3M3 13h10";
    public const string Wrap = "M2 4h12M2 8h10a2 2 0 010 4H8M10 10l-2 2 2 2M2 12h3";
    public const string Clock = "M8 2a6 6 0 110 12A6 6 0 018 2zM8 5v3l2 2";
    public const string Link = "M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 014.3 4.3L11 9M9 11.5l-1.2 1.2a3 3 0 01-4.3-4.3L5 7";
    public const string Only = "M2.5 3h11L9.5 8.5V13l-3-1.5v-3z";
    public const string Without = "M8 2a6 6 0 110 12A6 6 0 018 2zM4 4l8 8";
    public const string Plus = "M8 3v10M3 8h10";
    public const string Download = "M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10";
    public const string Bookmark = "M4 2.5h8v11l-4-3-4 3z";
    public const string ToFirst = "M3 3h10M8 13V6M4.5 9L8 5.5 11.5 9";
    public const string ToLast = "M3 13h10M8 3v7M4.5 7L8 10.5 11.5 7";
    public const string Up = "M8 13V3M4 7l4-4 4 4";
    public const string Context = "M2 4h6M2 8h12M2 12h6M11 2v3M11 11v3";
    public const string Table = "M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 6.5V13";
    public const string Whole = "M6 3H3v3M10 3h3v3M13 10v3h-3M3 10v3h3";
    public const string Panes = "M2 3h12v10H2zM8 3v10";
}
