// SPDX-License-Identifier: Apache-2.0
// Lists the properties that Spark, Hadoop and Hive know, one file for each of EMR's classifications, and the names that
// they replaced, as `crates/emrys-catalog/data/properties` has them. `cargo xtask properties` runs it on the jars of a Spark.

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Properties {
    /** Objects whose initialisation registers entries of Spark's configuration. */
    private static final String[] SPARK = {
        "org.apache.spark.deploy.yarn.config.package$",
        "org.apache.spark.internal.config.Deploy$",
        "org.apache.spark.internal.config.History$",
        "org.apache.spark.internal.config.Kryo$",
        "org.apache.spark.internal.config.Network$",
        "org.apache.spark.internal.config.Python$",
        "org.apache.spark.internal.config.R$",
        "org.apache.spark.internal.config.Status$",
        "org.apache.spark.internal.config.Streaming$",
        "org.apache.spark.internal.config.UI$",
        "org.apache.spark.internal.config.package$",
        "org.apache.spark.sql.hive.HiveUtils$",
        "org.apache.spark.sql.internal.SQLConf$",
        "org.apache.spark.sql.internal.StaticSQLConf$",
        "org.apache.spark.streaming.StreamingConf$",
    };

    /** Classes whose constants are the names of HDFS's properties. */
    private static final String[] HDFS = {
        "org.apache.hadoop.hdfs.client.HdfsClientConfigKeys",
    };

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        write(folder, "spark-defaults", spark());
        write(folder, "core-site", defaults("core-default.xml"));
        write(folder, "yarn-site", defaults("yarn-default.xml"));
        write(folder, "mapred-site", defaults("mapred-default.xml"));
        write(folder, "hdfs-site", hdfs());
        write(folder, "hive-site", hive());
        replaced(folder);
    }

    /** The names that Spark and Hadoop still take in the place of others. */
    private static void replaced(Path folder) throws Exception {
        Map<String, String> names = new TreeMap<>();
        Class<?> spark = Class.forName("org.apache.spark.SparkConf$");
        String text = text(spark, "configsWithAlternatives");
        String list = "(spark[\\w.]+) -> List\\(((?:AlternateConfig\\([^()]*\\)(?:, )?)+)\\)";
        Matcher found = Pattern.compile(list).matcher(text);
        while (found.find()) {
            Matcher old = Pattern.compile("AlternateConfig\\((spark[\\w.]+),").matcher(found.group(2));
            while (old.find()) {
                names.put(old.group(1), found.group(1));
            }
        }
        advised(text(spark, "deprecatedConfigs"), names);
        advised(text(Class.forName("org.apache.spark.sql.internal.SQLConf$"), "deprecatedSQLConfigs"), names);
        Class.forName("org.apache.hadoop.mapreduce.util.ConfigUtil").getMethod("loadResources").invoke(null);
        Class.forName("org.apache.hadoop.yarn.conf.YarnConfiguration").getConstructor().newInstance();
        Class.forName("org.apache.hadoop.hdfs.HdfsConfiguration").getMethod("init").invoke(null);
        Class<?> configuration = Class.forName("org.apache.hadoop.conf.Configuration");
        Field contexts = configuration.getDeclaredField("deprecationContext");
        contexts.setAccessible(true);
        Object context = ((AtomicReference<?>) contexts.get(null)).get();
        Method keys = context.getClass().getDeclaredMethod("getDeprecatedKeyMap");
        keys.setAccessible(true);
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) keys.invoke(context)).entrySet()) {
            Field replacements = entry.getValue().getClass().getDeclaredField("newKeys");
            replacements.setAccessible(true);
            names.put((String) entry.getKey(), String.join(" ", (String[]) replacements.get(entry.getValue())));
        }
        StringBuilder lines = new StringBuilder();
        names.forEach((old, current) -> lines.append(old).append(' ').append(current).append('\n'));
        Files.writeString(folder.resolve("replaced.txt"), lines);
    }

    /** A map of Spark's objects, as it shows itself. */
    private static String text(Class<?> object, String map) throws Exception {
        for (Field field : object.getDeclaredFields()) {
            if (field.getName().endsWith(map)) {
                field.setAccessible(true);
                return String.valueOf(field.get(object.getField("MODULE$").get(null)));
            }
        }
        throw new NoSuchFieldException(map);
    }

    /** The names that Spark advises to use in the place of others. */
    private static void advised(String text, Map<String, String> names) {
        Pattern advice = Pattern.compile("DeprecatedConfig\\((spark[\\w.]+),[^,]*,(?:Please use|Use) '?(spark[\\w.]+)'?(?: instead| *\\))");
        Matcher found = advice.matcher(text);
        while (found.find()) {
            names.put(found.group(1), found.group(2));
        }
    }

    private static Map<String, String> spark() throws Exception {
        for (String name : SPARK) {
            Class.forName(name);
        }
        Class<?> registry = Class.forName("org.apache.spark.internal.config.ConfigEntry$");
        Method known = null;
        for (Method method : registry.getDeclaredMethods()) {
            if (method.getName().endsWith("knownConfigs")) {
                known = method;
            }
        }
        known.setAccessible(true);
        Map<String, String> properties = new TreeMap<>();
        Object entries = known.invoke(registry.getField("MODULE$").get(null));
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) entries).entrySet()) {
            Object value = entry.getValue();
            Object preset = value.getClass().getMethod("defaultValueString").invoke(value);
            properties.put((String) entry.getKey(), String.valueOf(preset));
        }
        return properties;
    }

    private static Map<String, String> defaults(String resource) throws Exception {
        try (InputStream stream = Properties.class.getClassLoader().getResourceAsStream(resource)) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
            NodeList found = document.getElementsByTagName("property");
            Map<String, String> properties = new TreeMap<>();
            for (int index = 0; index < found.getLength(); index++) {
                Element property = (Element) found.item(index);
                properties.put(text(property, "name"), text(property, "value"));
            }
            return properties;
        }
    }

    private static String text(Element property, String name) {
        NodeList found = property.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Map<String, String> hdfs() throws Exception {
        Map<String, String> properties = new TreeMap<>();
        for (String name : HDFS) {
            Class<?> keys = Class.forName(name);
            constants(keys, properties);
            for (Class<?> inner : keys.getDeclaredClasses()) {
                constants(inner, properties);
            }
        }
        properties.keySet().removeIf(name -> !name.matches("(dfs|nfs)\\.[A-Za-z0-9._-]*[A-Za-z0-9]"));
        return properties;
    }

    /** The names, each with the default that stands beside it: `X_KEY` with `X_DEFAULT`. */
    private static void constants(Class<?> keys, Map<String, String> properties) throws Exception {
        for (Field field : keys.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) || field.getType() != String.class) {
                continue;
            }
            field.setAccessible(true);
            Object preset = "";
            try {
                Field beside = keys.getDeclaredField(field.getName().replaceAll("_KEY$", "") + "_DEFAULT");
                beside.setAccessible(true);
                preset = beside.get(null);
            } catch (NoSuchFieldException none) {
                // It has no default.
            }
            if (!field.getName().endsWith("_DEFAULT") && field.get(null) != null) {
                properties.putIfAbsent((String) field.get(null), String.valueOf(preset));
            }
        }
    }

    private static Map<String, String> hive() throws Exception {
        Map<String, String> properties = new TreeMap<>();
        Class<?> variables = Class.forName("org.apache.hadoop.hive.conf.HiveConf$ConfVars");
        for (Object variable : variables.getEnumConstants()) {
            String name = (String) variables.getField("varname").get(variable);
            properties.put(name, String.valueOf(variables.getMethod("getDefaultValue").invoke(variable)));
        }
        return properties;
    }

    /** A line for each name, without the patterns of names; behind it `boolean` where the default is one. */
    private static void write(Path folder, String classification, Map<String, String> properties)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        properties.keySet().removeIf(name -> !name.matches("[A-Za-z0-9._-]+"));
        properties.forEach((name, preset) -> {
            boolean isBoolean = Set.of("true", "false").contains(preset);
            lines.append(name).append(isBoolean ? " boolean\n" : "\n");
        });
        Files.writeString(folder.resolve(classification + ".txt"), lines);
    }
}
