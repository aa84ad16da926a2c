#!/bin/bash
echo prepared
